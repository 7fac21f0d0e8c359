"""What people do to a question before they send it, and questions that a text cannot answer. Training alone uses this."""
import os
import random
import re

BEFORE = [
    "hey ", "hi, ", "hello! ", "hey guys ", "Hi there, ", "good morning, ", "yo ", "ok so ", "so, ", "um, ", "please ", "pls ",
    "quick question: ", "Question: ", "Q: ", "Q3) ", "1. ", "2) ", "can you tell me ", "Could you tell me ", "do you know ",
    "I was wondering, ", "I'd like to know ", "just curious, ", "does anyone know ", "@bot ", "@everyone ", "tell me: ",
    "For my essay: ", "My teacher asked this: ", "I'm new here. ", "Thanks for adding this bot. ", "I have to give a talk tomorrow. ",
    "We were arguing about this at lunch. ", "Sorry if this was asked before. ", "I read the headline only. ", "ok last one. ",
]
AFTER = [" pls", " please", " thanks", " thx", " lol", "??", "?!", "...", " 🤔", " 🙏", " 😀", " anyone?", " Thanks in advance!", " (asking for a friend)", " btw"]
KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
# Nothing of these is in any release.
with open(os.path.join(os.path.dirname(__file__), "..", "off-topic.txt"), encoding="utf-8") as file:
    OFF_TOPIC = file.read().splitlines()


# What a release is about stands in its first sentence.
GIST = [
    "what is this about", "what's this about?", "tldr", "tl;dr", "give me the gist", "summarise this", "sum it up please", "what happened?", "what is the news here",
    "main point?", "what's it all about", "in short?", "what does this release announce?", "what is being announced", "short version pls", "what's going on here",
]
NUMBER_WORDS = "three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred".split()


def noise(rng):
    """Letters that are no words."""
    letters = rng.choice(["bcdfghjklmnpqrstvwxz", "abcdefghijklmnopqrstuvwxyz", "asdf", "aeiou", "0123456789", ".,!?-"])
    words = ["".join(rng.choice(letters) for _ in range(1 + rng.randrange(6))) for _ in range(1 + rng.randrange(30))]
    return " ".join(words)


def slip(word, rng):
    """One typing error in a word of at least four letters."""
    at = rng.randrange(1, len(word) - 1)
    way = rng.randrange(4)
    if way == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if way == 1:
        return word[:at] + word[at + 1 :]
    if way == 2:
        return word[:at] + word[at] + word[at:]
    row = next((keys for keys in KEYS if word[at].lower() in keys), None)
    if row is None:
        return word
    near = row.index(word[at].lower()) + rng.choice([-1, 1])
    return word[:at] + row[max(0, min(near, len(row) - 1))] + word[at + 1 :]


def slips(question, count, rng):
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    for i in rng.sample(long, min(count, len(long))):
        words[i] = slip(words[i], rng)
    return " ".join(words)


def reword(question, rng):
    """The question as someone may type it; as it stands five times in ten."""
    if rng.random() < 0.5:
        return question
    way = rng.randrange(10)
    if way == 0:
        question = question.lower()
    elif way == 1:
        question = question.upper() if rng.random() < 0.4 else question.lower()
    elif way in (2, 3, 4):
        question = slips(question, 1 + rng.randrange(2), rng)
    elif way == 5:
        question = question.rstrip("?. ")
    if way >= 6 or rng.random() < 0.2:
        before = rng.choice(BEFORE)
        question = before + (question[:1].lower() + question[1:] if rng.random() < 0.5 and before.strip()[-1] != "." else question)
    if rng.random() < 0.25:
        question = question.rstrip("?" if rng.random() < 0.5 else " ") + rng.choice(AFTER)
    return question


NAME = re.compile(r"(?<=[a-z,’'] )(?:[A-Z][a-zé]{2,})(?: [A-Z][a-zé]+)*")
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")


def names_in(question):
    return NAME.findall(question)


def absent(words, text):
    """True where none of some words stands in a text, given as its set of lower-case words."""
    return all(word.lower() not in text for word in re.findall(r"\w+", words))


def swapped(question, names, text, rng):
    """The question with one of its names or numbers changed for another that the text does not have, or None."""
    found = NAME.findall(question)
    if found:
        old = rng.choice(found)
        for _ in range(8):
            new = rng.choice(names)
            if absent(new, text):
                return question.replace(old, new)
    found = [word for word in NUMBER_WORDS if re.search(r"\b" + word + r"\b", question)]
    if found:
        new = rng.choice(NUMBER_WORDS)
        if absent(new, text):
            return re.sub(r"\b" + rng.choice(found) + r"\b", new, question)
    found = NUMBER.findall(question)
    if found and rng.random() < 0.5:
        old = rng.choice(found)
        new = str(int(re.sub(r"\D", "", old) or 0) + rng.choice([1, 2, 3, 7, 10, -1, 20]))
        if absent(new, text):
            return question.replace(old, new)
    return None
