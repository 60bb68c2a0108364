"""`disconnect policy charter`: the text of a policy in three formats, and nothing written over by mistake."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from disconnect.policyfile.templates import template
from tests.app.small_files import run

if TYPE_CHECKING:
    from collections.abc import Mapping

STARTS: Mapping[str, bytes] = {"html": b"<!doctype html>", "docx": b"PK", "md": b"# "}


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(template("sme-charter"), "utf-8")
    return path


@pytest.mark.parametrize("form", STARTS)
@pytest.mark.parametrize(
    ("lang", "title"),
    [
        pytest.param("fr", "Charte de déconnexion", id="French"),
        pytest.param("en", "Disconnection charter", id="English"),
    ],
)
def test_the_charter_is_written_in_each_format_and_language(policy: Path, form: str, lang: str, title: str) -> None:
    out = policy.with_name(f"charter.{form}")
    result = run("policy", "charter", policy, "--lang", lang, "--format", form, "--out", out)
    assert (result.exit_code, result.output) == (0, "")
    written = out.read_bytes()
    assert written.startswith(STARTS[form])
    text = Document(BytesIO(written)).paragraphs[0].text if form == "docx" else written.decode()
    assert title in text


@pytest.mark.parametrize("form", STARTS)
def test_without_a_file_the_same_bytes_go_to_standard_output(policy: Path, form: str) -> None:
    out = policy.with_name("charter")
    run("policy", "charter", policy, "--format", form, "--out", out)
    assert run("policy", "charter", policy, "--format", form).stdout_bytes == out.read_bytes()


@pytest.mark.usefixtures("native_french")
def test_it_is_a_french_page_unless_something_else_is_asked_for(policy: Path) -> None:
    assert '<html lang="fr">' in run("policy", "charter", policy).stdout


def test_a_charter_is_replaced_by_the_next_and_no_draft_stays(policy: Path) -> None:
    out = policy.with_name("charter.md")
    for lang in ("fr", "en"):
        assert run("policy", "charter", policy, "--lang", lang, "--format", "md", "--out", out).exit_code == 0
    assert out.read_text("utf-8").startswith("# Disconnection charter\n")
    assert sorted(path.name for path in policy.parent.iterdir()) == ["charter.md", "policy.toml"]


def test_the_policy_itself_is_never_written_over(policy: Path) -> None:
    before = policy.read_bytes()
    result = run("policy", "charter", policy, "--out", policy.parent / "." / policy.name)
    assert result.exit_code == 2
    assert "that is the policy file itself" in result.stderr
    assert policy.read_bytes() == before


def test_a_policy_with_mistakes_is_told_by_its_lines_and_nothing_is_written(policy: Path) -> None:
    policy.write_text(template("sme-charter").replace('zone = "Europe/Paris"', 'zone = "Paris"'), "utf-8")
    out = policy.with_name("charter.html")
    result = run("policy", "charter", policy, "--out", out)
    assert result.exit_code == 1
    assert "line 8, zone" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("file", "out", "said"),
    [
        pytest.param("missing.toml", "charter.html", "there is no such policy file", id="no such policy"),
        pytest.param("policy.toml", "nowhere/charter.html", "cannot be written there", id="no such folder"),
    ],
)
def test_what_cannot_be_read_or_written_is_told(policy: Path, file: str, out: str, said: str) -> None:
    result = run("policy", "charter", policy.with_name(file), "--out", policy.parent / out)
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_document_is_not_shown_in_a_terminal(policy: Path) -> None:
    terminal, side = pty.openpty()
    command = [sys.executable, "-m", "disconnect", "policy", "charter", str(policy), "--format", "docx"]
    with os.fdopen(side, "wb") as shown:
        ended = subprocess.run(command, stdout=shown, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(terminal)
    assert ended.returncode == 2
    assert b"add --out charter.docx" in ended.stderr
