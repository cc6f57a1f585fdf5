"""What months, weekdays and the words around them are called in the languages in which editions are written.

Forms are folded: small letters without accents, and Russian by its present spelling.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# For each language its months in order, each with its forms: nominative, genitive, after "in", abbreviated, of old.
_MONTHS: Mapping[str, str] = {
    "en": """january januarie jan janu|february februarie feb febr|march marche mar|april aprill apr|may maye maie
        |june iune jun|july iuly julie iulie jul|august aug|september septembre septemb sept sep 7ber 7br
        |october octob oct 8ber 8br|november novemb nov 9ber 9br|december decemb dec 10ber xber""",
    "de": """januar jänner jenner jan jän|februar feber hornung feb febr|märz mär mrz|april apr|mai may|juni juny jun
        |juli july jul|august aug augst|september sept sep 7ber|oktober october okt oct 8ber|november nov 9ber
        |dezember december dez dec 10ber xber""",
    "fr": """janvier janv jan|février févr fév|mars|avril avr|mai may|juin|juillet juil|août aoust
        |septembre 7bre|octobre oct 8bre|novembre nov 9bre|décembre déc 10bre xbre""",
    "it": """gennaio gennaro genn gen|febbraio febbraro febraro febraio febbr feb|marzo|aprile apr|maggio magg mag
        |giugno giu|luglio lug|agosto ago|settembre settembre sett set 7bre|ottobre ott 8bre|novembre nov 9bre
        |dicembre decembre dic xbre 10bre""",
    "es": """enero ene|febrero hebrero feb|marzo|abril abr|mayo may|junio jun|julio jul|agosto ago
        |septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic""",
    "pt": """janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago
        |setembro set|outubro out|novembro nov|dezembro dez""",
    "nl": """januari januarij jan|februari februarij feb|maart mrt|april apr|mei|juni junij jun|juli julij jul
        |augustus aug|september sept|oktober october okt|november nov|december dec""",
    "pl": """styczeń stycznia styczniu|luty lutego lutym|marzec marca marcu|kwiecień kwietnia kwietniu|maj maja maju
        |czerwiec czerwca czerwcu|lipiec lipca lipcu|sierpień sierpnia sierpniu|wrzesień września wrześniu
        |październik października październiku|listopad listopada listopadzie|grudzień grudnia grudniu""",
    "cs": """leden ledna lednu|únor února únoru|březen března březnu|duben dubna dubnu|květen května květnu
        |červen června červnu|červenec července červenci|srpen srpna srpnu|září|říjen října říjnu
        |listopad listopadu|prosinec prosince prosinci""",
    "sk": """január januára januári|február februára februári|marec marca marci|apríl apríla apríli|máj mája máji
        |jún júna júni|júl júla júli|august augusta auguste|september septembra septembri
        |október októbra októbri|november novembra novembri|december decembra decembri""",
    "sl": """januar januarja|februar februarja|marec marca|april aprila|maj maja|junij junija|julij julija
        |avgust avgusta|september septembra|oktober oktobra|november novembra|december decembra""",
    "hr": """siječanj siječnja siječnju|veljača veljače veljači|ožujak ožujka ožujku|travanj travnja travnju
        |svibanj svibnja svibnju|lipanj lipnja lipnju|srpanj srpnja srpnju|kolovoz kolovoza kolovozu
        |rujan rujna rujnu|listopad listopada listopadu|studeni studenog studenoga studenom
        |prosinac prosinca prosincu""",
    "sr": """januar januara januaru јануар јануара јануару|februar februara februaru фебруар фебруара фебруару
        |mart marta martu март марта марту|april aprila aprilu април априла априлу|maj maja maju мај маја мају
        |jun juna junu juni јун јуна јуну јуни|jul jula julu juli јул јула јулу јули
        |avgust avgusta avgustu август августа августу
        |septembar septembra septembru септембар септембра септембру|oktobar oktobra oktobru октобар октобра октобру
        |novembar novembra novembru новембар новембра новембру|decembar decembra decembru децембар децембра децембру""",
    "ru": """январь января январе генварь генваря генваре янв|февраль февраля феврале февр фев|март марта марте
        |апрель апреля апреле апр|май мая мае|июнь июня июне|июль июля июле|август августа августе авг
        |сентябрь сентября сентябре сент сен|октябрь октября октябре окт|ноябрь ноября ноябре нояб ноя
        |декабрь декабря декабре дек""",
    "uk": """січень січня січні|лютий лютого лютому|березень березня березні|квітень квітня квітні
        |травень травня травні|червень червня червні|липень липня липні|серпень серпня серпні
        |вересень вересня вересні|жовтень жовтня жовтні|листопад листопада листопаді|грудень грудня грудні""",
    "bg": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "la": """januarius januarii januarij januario ianuarius ianuarii ianuarij ianuario
        |februarius februarii februarij februario
        |martius martii martij martio|aprilis aprili|maius maii maij maio
        |junius junii junij junio iunius iunii iunij iunio
        |julius julii julij julio iulius iulii iulij iulio|augustus augusti augusto
        |september septembris septembri 7bris|october octobris octobri 8bris|november novembris novembri 9bris
        |december decembris decembri 10bris xbris""",
    "sv": """januari jan|februari feb febr|mars|april apr|maj|juni|juli|augusti aug|september sept|oktober okt
        |november nov|december dec""",
    "da": """januar jan|februar feb febr|marts|april apr|maj|juni|juli|august aug|september sept|oktober okt
        |november nov|december dec""",
    "no": """januar jan|februar feb febr|mars|april apr|mai|juni|juli|august aug|september sept|oktober okt
        |november nov|desember des""",
    "fi": """tammikuu tammikuuta tammikuussa|helmikuu helmikuuta helmikuussa|maaliskuu maaliskuuta maaliskuussa
        |huhtikuu huhtikuuta huhtikuussa|toukokuu toukokuuta toukokuussa|kesäkuu kesäkuuta kesäkuussa
        |heinäkuu heinäkuuta heinäkuussa|elokuu elokuuta elokuussa|syyskuu syyskuuta syyskuussa
        |lokakuu lokakuuta lokakuussa|marraskuu marraskuuta marraskuussa|joulukuu joulukuuta joulukuussa""",
    "hu": """január januári január jan|február febr|március márc|április ápr|május máj|június jún|július júl
        |augusztus aug|szeptember szept|október okt|november nov|december dec""",
    "ro": """ianuarie ian|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie""",
    "el": """ιανουάριος ιανουαρίου|φεβρουάριος φεβρουαρίου|μάρτιος μαρτίου|απρίλιος απριλίου|μάιος μαΐου
        |ιούνιος ιουνίου|ιούλιος ιουλίου|αύγουστος αυγούστου|σεπτέμβριος σεπτεμβρίου|οκτώβριος οκτωβρίου
        |νοέμβριος νοεμβρίου|δεκέμβριος δεκεμβρίου""",
    "tr": "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
}
# For each language its weekdays from Monday, in the same way; short forms that other languages have too are left out.
_WEEKDAYS: Mapping[str, str] = {
    "en": """monday|tuesday|wednesday wensday|thursday|friday fryday|saturday|sunday""",
    "de": """montag|dienstag dinstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag""",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "pt": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "pl": """poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę""",
    "cs": """pondělí|úterý|středa středu|čtvrtek|pátek|sobota sobotu|neděle neděli""",
    "hr": """ponedjeljak ponedeljak|utorak|srijeda srijedu sreda sredu|četvrtak|petak|subota subotu
        |nedjelja nedjelju nedelja nedelju""",
    "sr": "понедељак|уторак|среда среду|четвртак|петак|субота суботу|недеља недељу",
    "ru": "понедельник|вторник|среда среду|четверг|пятница пятницу|суббота субботу|воскресенье воскресение",
    "uk": "понеділок|вівторок|середа середу|четвер|п'ятниця п'ятницю|субота суботу|неділя неділю",
    "sv": """måndag måndagen|tisdag tisdagen|onsdag onsdagen|torsdag torsdagen|fredag fredagen|lördag lördagen
        |söndag söndagen""",
    "da": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "hu": "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "la": "☽|♂|☿|♃|♀|♄|☉",
}
# Short forms of weekdays, which mean something else in another language.
_SHORT_WEEKDAYS: Mapping[str, str] = {
    "en": "mon|tue tues|wed|thu thur thurs|fri|sat|sun",
    "de": "mo|di|mi|do|fr|sa|so",
}
# Words that leave a date as it is: articles and prepositions, "day", "month", "year", "of this month", parts of a month
# or a year that begin and end with it, parts of the day.
_PLAIN = """
the of on in at day year month a.d ad anno domini inst instant this early late mid middle beginning end from
spring summer autumn afternoon evening
am den der die das dem des vom im ds d m mts monats dieses jahr jahre jahres anfang mitte ende frühjahr frühling sommer
herbst nachmittags vormittags abends
le la les du de l ce année an début fin courant printemps été automne après-midi soir
il lo li lì di del dell della nel nell addì addi anno giorno mese corrente inizio metà fine primavera estate autunno dal
el los día año mes corriente principios mediados finales fines desde verano otoño
o da em no dia ano mês aos início meados
het van op dag jaar begin midden eind zomer lente herfst
dnia dn roku r rok w we początek początku koniec końcu połowa połowie wiosna wiosną lato latem jesień jesienią
dne v ve od počátek počátkem koncem konec v polovině
dana године год у godine god g u početak početkom krajem krajem sredinom leto jesen
г года году годъ во день дня числа число сего в с со от начало начале середина середине конец конце весна весной лето
летом осень осенью утром днём вечером месяца
рік року рр у з дня початок кінець навесні
die dies d mensis currentis hujus huius
år den og år i början slutet
év évi
"""
# Words between the first and the last day, or between one day and another.
_BETWEEN = """
to and or through until till bis und oder au et ou al alla ed hasta y tot do lub až nebo ili или и по до й та або
til till och eller és vagy
"""
# Words that stand between two dates in some languages, and in the others are articles or prepositions.
_AMBIGUOUS: Mapping[str, str] = {
    "a": "cs sk es fr pl pt", "e": "it pt", "o": "it es", "i": "pl hr sr sl", "of": "nl", "en": "nl", "og": "da no",
}  # fmt: skip
_CENTURIES = """
century centuries cent jahrhundert jahrhunderts jahrh jh jhd jhdt siècle secolo sec siglo século eeuw wiek wieku
        století stol
век века stoljeće stoljeća saec saeculum saeculi saeculo
"""
_SPELLING = str.maketrans(dict(zip("ѣіїѳѵłøđı’", "еиифиlodi'", strict=True)))


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Give a word in small letters without accents, Russian by its present spelling."""
    letters = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.translate(_SPELLING).rstrip("ъ")


def _numbered(table: Mapping[str, str], start: int) -> dict[str, dict[str, int]]:
    """Give for each form its number in each language."""
    made: dict[str, dict[str, int]] = {}
    for language, rows in table.items():
        for number, row in enumerate(rows.split("|"), start):
            for form in row.split():
                made.setdefault(folded(form), {})[language] = number
    return made


def _set(*texts: str) -> frozenset[str]:
    return frozenset(folded(word) for text in texts for word in text.split())


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)
SHORT_WEEKDAYS = _numbered(_SHORT_WEEKDAYS, 0)
PLAIN = _set(_PLAIN)
BETWEEN = _set(_BETWEEN)
AMBIGUOUS = {word: frozenset(languages.split()) for word, languages in _AMBIGUOUS.items()}
CENTURIES = _set(_CENTURIES)


def month(word: str, language: str) -> int:
    """Give the month that a folded word names, in its language or in all that have it; 0 where these differ."""
    return max(_one(MONTHS.get(word, {}), language), 0)


def weekday(word: str, language: str) -> int:
    """Give the weekday that a folded word names, 0 for Monday; -1 for none."""
    known = _one(WEEKDAYS.get(word, {}), language)
    return known if known >= 0 else SHORT_WEEKDAYS.get(word, {}).get(language, -1)


def _one(by_language: Mapping[str, int], language: str) -> int:
    if language in by_language:
        return by_language[language]
    found = set(by_language.values())
    return found.pop() if len(found) == 1 else -1


def is_weekday(word: str) -> bool:
    """Tell whether a folded word names a weekday in any language, not by a short form."""
    return word in WEEKDAYS
