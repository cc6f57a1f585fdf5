"""Editions and sites by URL: what a folder's site would be, sent in an order that never names what isn't there."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import clusters
import pytest
from worlds import Built, build, good, pecia, tei, tree, world

pytestmark = pytest.mark.cluster

CALLS = """
from s3fs import S3FileSystem
for name in ("_put_file", "_pipe_file", "_rm_file", "_bulk_delete"):
    async def spied(self, *args, name=name, real=getattr(S3FileSystem, name), **more):
        print(name, [str(each) for each in args], flush=True)
        return await real(self, *args, **more)
    setattr(S3FileSystem, name, spied)
S3FileSystem.clear_instance_cache()
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Have a store."""
    with clusters.bucket(tmp_path_factory.mktemp("store")) as env:
        yield env


def letters(folder: Path, *names: str) -> Path:
    return world(folder, {f"{name}.xml": tei(title=name.upper()) for name in names})


def sent(folder: Path, url: str, env: dict[str, str]) -> Built:
    return pecia("build", folder, "-o", url, "--no-validate", "--no-search", env=env)


def fetched(url: str, folder: Path, env: dict[str, str]) -> dict[str, bytes]:
    """Give all files of a folder of the store."""
    clusters.store(f"files.get('{url}/', '{folder}/', recursive=True)", env)
    return tree(folder)


def test_a_zip_gives_the_site_of_its_folder(tmp_path):
    folder = letters(tmp_path / "letters", "a", "b")
    there = build(f"zip://{shutil.make_archive(str(folder), 'zip', folder)}", site=tmp_path / "there")
    assert there.status == 0, there.err
    assert tree(there.site) == tree(good(folder).site)


def test_a_file_url_is_a_path(tmp_path):
    folder = letters(tmp_path / "letters", "a")
    there = pecia("build", folder.as_uri(), "-o", (tmp_path / "there").as_uri(), "--no-validate", "--no-search")
    assert there.status == 0, there.err
    assert tree(tmp_path / "there") == tree(good(folder).site)


def test_a_store_gives_and_gets_what_a_folder_would(tmp_path, store):
    folder = letters(tmp_path / "letters", "a", "b")
    clusters.store(f"files.put('{folder}/', 's3://texts/one/letters', recursive=True)", store)
    done = sent("s3://texts/one/letters", "s3://texts/one/site", store)
    assert done.status == 0, done.err
    assert done.out.splitlines()[-1].startswith("s3://texts/one/site: ")
    assert fetched("s3://texts/one/site", tmp_path / "got", store) == tree(good(folder).site)


def test_only_what_has_changed_is_sent_and_what_is_gone_is_deleted(tmp_path, store):
    folder = letters(tmp_path / "letters", "a", "b", "c")
    assert sent(folder, "s3://texts/two", store).status == 0
    assert "s3://texts/two: 0 files sent, 0 deleted" in sent(folder, "s3://texts/two", store).out
    (folder / "b.xml").unlink()
    assert "0 files sent" not in sent(folder, "s3://texts/two", store).out
    assert fetched("s3://texts/two", tmp_path / "got", store) == tree(good(folder).site)


def test_the_manifest_goes_up_after_all_others_and_deletions_follow(tmp_path, store):
    folder = letters(tmp_path / "letters", "a", "b")
    assert sent(folder, "s3://texts/three", store).status == 0
    (folder / "b.xml").unlink()
    site = good(folder).site
    code = f"{CALLS}\nfrom pathlib import Path\nfrom pipeline.remote.deliver import deliver\ndeliver(Path('{site}'), 's3://texts/three')"
    calls = clusters.store(code, store).splitlines()
    last = max(n for n, call in enumerate(calls) if call.startswith("_put_file"))
    assert "build.json" in calls[last]
    assert all("build.json" not in call for call in calls[:last])
    assert ".pecia-sending.json" in calls[0]
    deletions = [n for n, call in enumerate(calls) if call.startswith(("_rm", "_bulk"))]
    assert min(deletions) > last
    assert ".pecia-sending.json" in calls[-1]


def test_what_was_cut_off_is_finished_by_the_next_build(tmp_path, store):
    folder = letters(tmp_path / "letters", "a", "b")
    assert sent(folder, "s3://texts/four", store).status == 0
    journal = json.dumps({"generator": "Pecia", "sending": ["a.html", "left.html"]})
    code = (
        f"files.pipe('s3://texts/four/.pecia-sending.json', {journal.encode()!r})\n"
        "files.pipe('s3://texts/four/a.html', b'half')\nfiles.pipe('s3://texts/four/left.html', b'left')"
    )
    clusters.store(code, store)
    done = sent(folder, "s3://texts/four", store)
    assert done.status == 0, done.err
    assert fetched("s3://texts/four", tmp_path / "got", store) == tree(good(folder).site)


def test_a_place_with_the_files_of_others_is_refused(tmp_path, store):
    clusters.store("files.pipe('s3://texts/five/theirs.txt', b'')", store)
    done = sent(letters(tmp_path / "letters", "a"), "s3://texts/five", store)
    assert done.status == 2
    assert done.err.startswith("Error: s3://texts/five holds theirs.txt, which Pecia didn't put there")
    assert fetched("s3://texts/five", tmp_path / "got", store) == {"theirs.txt": b""}


@pytest.mark.parametrize(("source", "output", "said"), [
    ("s3://texts/none", "site", "There is nothing at s3://texts/none."),
    ("s3://nobucket/none", "site", "There is nothing at s3://nobucket/none."),
    ("zip:///none.zip", "site", "There is nothing at zip:///none.zip."),
    ("letters", "s3://nobucket/site", "There is nothing at s3://nobucket/site."),
    ("s3://texts/one", "", "The place of the site of s3://texts/one must be named."),
])  # fmt: skip
def test_what_is_not_there_is_told(tmp_path, store, source, output, said):
    letters(tmp_path / "letters", "a")
    done = pecia("build", source, "--no-search", *(["-o", output] if output else []), env=store, cwd=tmp_path)
    assert done.status in {2, 74}
    assert done.err.splitlines()[0] == f"Error: {said}"


def test_a_name_in_a_zip_that_leads_out_of_it_is_not_written(tmp_path):
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as file:
        file.writestr("a.xml", tei(title="A"))
        file.writestr("../../out.xml", tei(title="Out"))
        file.writestr("/abs.xml", tei(title="Out"))
    env = {"PECIA_CACHE": str(tmp_path / "cache")}
    assert build(f"zip://{tmp_path / 'texts.zip'}", site=tmp_path / "site", env=env).status == 0
    assert [path.name for path in tmp_path.rglob("*out.xml")] == []
    assert [row["source"] for row in json.loads((tmp_path / "site/build.json").read_bytes())["documents"]] == ["a.xml"]
