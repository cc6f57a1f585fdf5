import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;

/**
 * Runs stylesheets over documents in one process: each stylesheet is compiled once, each document parsed once.
 *
 * Arguments: a document or a folder of them; the folder of the output; how often all is done; then for each format
 * `ending=stylesheet`, `ending=stylesheet?parameter=value`, or `ending=transpiler>schematron`, which is compiled first.
 * With several endings, `one|two`, the first line of what is made has the length of each one's text, in characters.
 * Prints the seconds of each pass over all documents, a line each; compiling isn't in them.
 */
public final class Transform {
    private record Format(String ending, XsltExecutable stylesheet, String[] parameter) { }

    private Transform() { }

    public static void main(String[] given) throws Exception {
        Processor processor = new Processor(false);
        List<Format> formats = new ArrayList<>();
        for (String one : List.of(given).subList(3, given.length)) {
            formats.add(format(processor, one.split("=", 2)));
        }
        List<Path> documents = documents(Path.of(given[0]));
        Path output = Files.createDirectories(Path.of(given[1]));
        for (int pass = 0; pass < Integer.parseInt(given[2]); pass++) {
            long start = System.nanoTime();
            for (Path document : documents) {
                transform(processor, document, formats, output);
            }
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }

    private static List<Path> documents(Path given) throws Exception {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        try (Stream<Path> found = Files.list(given)) {
            return found.sorted().toList();
        }
    }

    private static Format format(Processor processor, String[] given) throws SaxonApiException {
        String[] both = given[1].split(">");
        if (both.length == 2) {
            return new Format(given[0], compiled(processor, transpiled(processor, both)), null);
        }
        String[] parts = given[1].split("\\?");
        String[] parameter = parts.length == 2 ? parts[1].split("=") : null;
        return new Format(given[0], compiled(processor, new StreamSource(new File(parts[0]))), parameter);
    }

    private static XsltExecutable compiled(Processor processor, Source source) throws SaxonApiException {
        return processor.newXsltCompiler().compile(source);
    }

    private static Source transpiled(Processor processor, String[] both) throws SaxonApiException {
        StringWriter text = new StringWriter();
        Xslt30Transformer transpiler = compiled(processor, new StreamSource(new File(both[0]))).load30();
        transpiler.transform(new StreamSource(new File(both[1])), transpiler.newSerializer(text));
        return new StreamSource(new StringReader(text.toString()));
    }

    private static void transform(Processor processor, Path document, List<Format> formats, Path output)
            throws SaxonApiException, IOException {
        DocumentBuilder builder = processor.newDocumentBuilder();
        XdmNode node = builder.build(document.toFile());
        String name = document.getFileName().toString().replaceFirst("\\.xml$", "");
        for (Format format : formats) {
            Xslt30Transformer transformer = format.stylesheet().load30();
            if (format.parameter() != null) {
                transformer.setStylesheetParameters(java.util.Map.of(
                    new QName(format.parameter()[0]), new XdmAtomicValue(format.parameter()[1])));
            }
            transformer.setGlobalContextItem(node);
            String[] endings = format.ending().split("\\|");
            if (endings.length > 1) {
                StringWriter text = new StringWriter();
                transformer.applyTemplates(node, transformer.newSerializer(text));
                divide(text.toString(), output, name, endings);
            } else {
                transformer.applyTemplates(node, transformer.newSerializer(output.resolve(name + endings[0]).toFile()));
            }
        }
    }

    private static void divide(String text, Path output, String name, String[] endings) throws IOException {
        int at = text.indexOf('\n');
        String[] lengths = text.substring(0, at).split(" ");
        at++;
        for (int each = 0; each < endings.length; each++) {
            int end = text.offsetByCodePoints(at, Integer.parseInt(lengths[each]));
            Files.writeString(output.resolve(name + endings[each]), text.substring(at, end));
            at = end;
        }
    }
}
