"""What each owes the others, as sentences of a charter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor, Channel, Exemption, Mode, Occasion, Protected, Topic
from disconnect.policyfile.charter.blocks import Block, Style, Told, once, passage
from disconnect.policyfile.charter.circumstances import MODES, OCCASIONS, PUBLIC_TOPICS
from disconnect.policyfile.charter.circumstances import TOPICS as ABOUT
from disconnect.policyfile.charter.moments import BETWEEN
from disconnect.policyfile.charter.people import Group, by_sector, group, is_public, people
from disconnect.policyfile.charter.sentences import Phrases, sentence
from disconnect.policyfile.charter.sentences_en import ENGLISH
from disconnect.policyfile.charter.sentences_fr import FRENCH
from disconnect.policyfile.charter.voice import OR, Pair, capital, clean
from disconnect.policyfile.charter.words import CHANNELS, EXEMPTIONS, PROTECTED, WAYS, in_order
from disconnect.policyfile.commitments import KINDS

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment
    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft

LEAD: Pair = ("{kind}.", "{kind}.")
OPTIONAL: Pair = ("à titre facultatif", "as an option or a recommendation")
FROM_EMPLOYEES: Pair = ("à partir d’un effectif de {n}", "from a headcount of {n} on")
CONTRACTS: Pair = ("pour les contrats {contracts}", "for the contracts {contracts}")
DURING: Pair = ("pendant {times}", "during {times}")
WITHIN: Pair = ("dans un délai de {delay}", "within {delay}")
LONGER_THAN: Pair = ("après plus de {delay}", "after more than {delay}")
PROMPT: Pair = ("sans tarder", "promptly")
WRITTEN: Pair = ("par écrit", "in writing")
EXCEPT: Pair = (", sauf {exemptions}", ", except {exemptions}")
TOPICS: Pair = ("En particulier : {topics}.", "In particular: {topics}.")
_WORDS: Mapping[str, Mapping[str, str]] = {"fr": FRENCH, "en": ENGLISH}


def commitment_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The commitments that rest on a clause, in the order of the file."""
    for number, found in enumerate(draft.policy.commitments):
        if found.clause == clause:
            path: Path = ("commitments", number)
            kind = KINDS[found.kind]
            lead = draft.say(LEAD, (*path, "kind"), kind=draft.voice.pick((kind.fr, kind.en)))
            yield passage(told(draft, path, found), lead=lead)
            if found.text:
                yield passage(draft.own(found.text, *path, "text"), Style.QUOTE)


def told(draft: Draft, path: Path, found: Commitment) -> Told:
    """One commitment as a sentence or two; `path` is where the file says it."""
    words = _words(found)
    named = found.who - {Actor.REFERENT} if words.startswith("referent/") else found.who
    who, to = (people(draft, in_order(each, Actor)) for each in (named, found.to))
    are_many = (("who", who.is_plural), ("to", to.is_plural), ("count", (found.times or 0) > 1))
    plural = frozenset(name for name, is_plural in are_many if is_plural)
    phrases = Phrases(
        by_place={**_people("who", who), **_people("to", to), **_terms(draft, path, found)}, plural=plural
    )
    said = sentence(draft.voice.spaced(_WORDS[draft.voice.lang][words]), phrases)
    before = "".join(f"{phrase}, " for phrase in _conditions(draft, found))
    sector = by_sector(draft) if found.about & PUBLIC_TOPICS.keys() else ()
    is_about = found.about or found.topics
    topics = f" {draft.voice.say(TOPICS, topics=_topics(draft, found))}" if is_about else ""
    return Told(f"{capital(before + said)}.{topics}", once((path, *who.bare.paths, *to.bare.paths, *sector)))


def _words(found: Commitment) -> str:
    """Which words a commitment takes: no referent is said to name a referent, no signal is told beside its occasion."""
    if found.kind == "interview_on_signal" and found.upon:
        return "interview_on_signal/upon"
    if found.kind != "referent" or Actor.REFERENT not in found.who:
        return found.kind
    return "referent/itself" if found.who == {Actor.REFERENT} else "referent/too"


def _people(name: str, found: Group) -> Mapping[str, str]:
    return {name: found.bare.text, f"{name}.to": found.to.text, f"{name}.of": found.of.text}


def _terms(draft: Draft, path: Path, found: Commitment) -> Mapping[str, str]:
    """Everything about when, how and how often."""
    moments, say = draft.moments, draft.voice.say
    within, every = str(draft.given(*path, "within")), str(draft.given(*path, "every"))
    often, per = ("" if found.every is None else tell(found.every, every) for tell in (moments.every, moments.per))
    return {
        **_times(draft, found.during),
        **_channels(draft, found.channels),
        **_exemptions(draft, found.exemptions),
        "between": "" if found.between is None else moments.period(found.between, BETWEEN),
        "days": moments.weekdays(found.days) if found.days else "",
        "within": "" if found.within is None else say(WITHIN, delay=moments.delay(found.within, within)),
        **_lengths(draft, path, found),
        "at": "" if found.at is None else moments.time(found.at),
        "prompt": draft.voice.pick(PROMPT) if found.prompt else "",
        "most": "" if found.times is None else moments.most(found.times, per),
        "count": "" if found.times is None else moments.number(found.times),
        "per": per,
        "rarely": often if found.times is None else moments.rarely(found.times, often),
        "often": often if found.times is None else moments.often(found.times, often),
        "written": draft.voice.pick(WRITTEN) if found.written else "",
    }


def _lengths(draft: Draft, path: Path, found: Commitment) -> Mapping[str, str]:
    """What is said of lengths of time: the bare length, and what must have lasted longer."""
    lengths = (("length", found.length), ("longer_than", found.longer_than))
    said = {
        key: "" if length is None else draft.moments.delay(length, str(draft.given(*path, key)))
        for key, length in lengths
    }
    return {**said, "longer_than": said["longer_than"] and draft.voice.say(LONGER_THAN, delay=said["longer_than"])}


def _times(draft: Draft, during: frozenset[Protected]) -> Mapping[str, str]:
    times = group(draft, (PROTECTED[each] for each in in_order(during, Protected)))
    phrase = draft.voice.say(DURING, times=times.bare.text) if during else ""
    return {"during": phrase, "during.bare": times.bare.text, "during.of": times.of.text}


def _channels(draft: Draft, channels: frozenset[Channel]) -> Mapping[str, str]:
    found = in_order(channels, Channel)
    things = group(draft, (CHANNELS[each] for each in found))
    ways = draft.voice.joined((draft.voice.pick(WAYS[each]) for each in found), OR)
    listed = things.bare.text.replace("les ", "")
    return {
        "channels": ways,
        "channels.bare": things.bare.text,
        "channels.to": things.to.text,
        "channels.listed": listed,
    }


def _exemptions(draft: Draft, exemptions: frozenset[Exemption]) -> Mapping[str, str]:
    found = [draft.voice.pick(EXEMPTIONS[each]) for each in in_order(exemptions, Exemption)]
    bare = draft.voice.joined(found, OR)
    return {"exemptions.bare": bare, "exemptions": draft.voice.say(EXCEPT, exemptions=bare) if bare else ""}


def _conditions(draft: Draft, found: Commitment) -> Iterator[str]:
    """What stands before the sentence: whether it binds, for whom, on which occasions."""
    if found.optional:
        yield draft.voice.pick(OPTIONAL)
    if found.from_employees:
        n = draft.moments.counted(found.from_employees, ("personne", "person"), ("personnes", "people"))
        yield draft.voice.say(FROM_EMPLOYEES, n=n)
    if found.contracts:
        yield draft.voice.say(CONTRACTS, contracts=draft.quoted(found.contracts))
    modes = [MODES[each] for each in in_order(found.modes, Mode)]
    occasions = [OCCASIONS[each] for each in in_order(found.upon, Occasion)]
    for phrases in (modes, occasions):
        if phrases:
            yield draft.voice.joined(map(draft.voice.pick, phrases), OR)


def _topics(draft: Draft, found: Commitment) -> str:
    words = {**ABOUT, **PUBLIC_TOPICS} if is_public(draft) else ABOUT
    about = (draft.voice.pick(words[each]) for each in in_order(found.about, Topic))
    return f"{draft.voice.pick((' ; ', '; '))}".join((*about, *map(clean, found.topics)))
