"""Trains the reader on what prepare.ts wrote. Stopped and started again with the same --out, it goes on where it was.

python training/reader/train.py --base DIR --data DIR --out DIR [--init FILE] [--minutes M] [--questions N] [--half]
"""
import argparse
import functools
import hashlib
import math
import os
import random
import re
import time

import torch
import torch.nn.functional as F

from reader import QUESTION_MAX_TOKENS, TITLE_MAX_TOKENS, Batch, Reader, Text, Tokenizer, encode, load_weights, read_lines, windows
from wording import GIST, OFF_TOPIC, absent, names_in, noise, reword, swapped

# sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 8
WARM_UP = 0.05
HEADS_RATE = 3
KEEP_EVERY_STEPS = 200
# Shares of rows that are made unanswerable.
SWAPPED, FOREIGN, OFF, ABOUT = 0.04, 0.04, 0.05, 0.005
AVERAGE_DECAY = 0.998
MEANING_WEIGHT = 0.3


class Course:
    """What is asked, in an order that a seed fixes."""

    def __init__(self, data, seed):
        self.rng = random.Random(seed)
        self.texts = {text["text"]: text for text in read_lines(os.path.join(data, "texts.jsonl"))}
        self.train = [row for row in read_lines(os.path.join(data, "train.jsonl")) if row["right"] or not row["answerable"]]
        public = os.path.join(data, "public.jsonl")
        self.public = read_lines(public) if os.path.exists(public) else []
        self.words = {name: set(re.findall(r"\w+", " ".join([t["title"], *t["sentences"]]).lower())) for name, t in self.texts.items()}
        self.names = sorted({name for row in self.train for name in names_in(row["question"])})
        self.left = []

    def part(self, last):
        examples = [row for row in self.train if row["kind"] == "example"]
        others = [row for row in self.train if row["kind"] != "example"]
        rows = others + self.rng.sample(examples, min(len(examples), 900))
        if not last:
            rows += self.rng.sample(self.public, min(len(self.public), len(others)))
        self.rng.shuffle(rows)
        return rows

    def next(self, last):
        if len(self.left) < BATCH:
            self.left = self.part(last)
        return [self.varied(self.left.pop()) for _ in range(BATCH)]

    def varied(self, row):
        rng, chance = self.rng, self.rng.random()
        row = dict(row, asked=reword(row["question"], rng))
        if row["kind"].startswith("public"):
            return row
        nothing = dict(row, answerable=False, right=[], complete=[], harmless=[], short=[])
        words = self.words[row["text"]]
        if chance < SWAPPED and row["answerable"]:
            changed = swapped(row["question"], self.names, words, rng)
            if changed:
                return dict(nothing, asked=reword(changed, rng))
        elif chance < SWAPPED + FOREIGN:
            other = rng.choice(self.train)
            names = names_in(other["question"])
            if other["text"] != row["text"] and names and absent(" ".join(names), words):
                return dict(nothing, asked=reword(other["question"], rng))
        elif chance < SWAPPED + FOREIGN + OFF:
            return dict(nothing, asked=noise(rng) if rng.random() < 0.25 else reword(rng.choice(OFF_TOPIC), rng))
        elif chance < SWAPPED + FOREIGN + OFF + ABOUT:
            return dict(nothing, asked=reword(rng.choice(GIST), rng), answerable=True, right=[0], complete=[0], harmless=[1, 2])
        return row


def short_targets(row, sentence, offsets):
    """(first, last) token of each right short answer in a sentence."""
    found = []
    for words in row["short"]:
        at = sentence.lower().find(words.lower())
        if at < 0:
            continue
        first = next((i for i, (_, end) in enumerate(offsets) if end > at), None)
        last = next((i for i in reversed(range(len(offsets))) if offsets[i][0] < at + len(words)), None)
        if first is not None and last is not None and first <= last:
            found.append((first, last))
    return found


def chosen_windows(text, tokens, row, rng, most):
    """At most that many of a text's windows: one that answers, and those that look most like the question."""
    cut = windows(text, len(tokens))
    if len(cut) <= most:
        return cut
    gold = set(row["right"]) | set(row["complete"])
    answering = [w for w in cut if any(w[0] <= place < w[1] for place in gold)]
    asked = set(tokens)
    shared = lambda w: sum(len(asked & set(text.tokens[place])) for place in range(*w)) / (1 + len(asked))
    rest = sorted((w for w in cut if w not in answering), key=lambda w: -shared(w) - rng.random() * 0.6)
    return ([rng.choice(answering)] if answering else []) + rest[: most - bool(answering)]


def loss_of(model, tokenizer, rows, text_of, rng, most):
    encoded, owners, lengths = [], [], []
    for number, row in enumerate(rows):
        tokens = tokenizer(row["asked"])[0][:QUESTION_MAX_TOKENS]
        text = text_of(row["text"])
        for window in chosen_windows(text, tokens, row, rng, most):
            item = encode(tokenizer, tokens, text, window)
            if item[2]:
                encoded.append(item)
                owners.append(number)
                lengths.append(len(tokens))
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        scores, null, ends = model(*Batch(tokenizer, encoded, lengths).inputs())
    ranking = binary = span = torch.zeros(())
    spans = 0
    for number, row in enumerate(rows):
        mine = [i for i, owner in enumerate(owners) if owner == number]
        gold, harmless = set(row["right"]) | set(row["complete"]), set(row["harmless"])
        kept, right = [], []
        text = text_of(row["text"])
        for i in mine:
            for place, (sentence, start, end) in enumerate(encoded[i][2]):
                is_right = sentence in gold
                if sentence in harmless and not is_right:
                    continue
                kept.append(scores[i, place])
                right.append(is_right)
                if is_right and row["short"]:
                    targets = [t for t in short_targets(row, text.sentences[sentence], text.offsets[sentence]) if t[1] < end - start]
                    if targets:
                        first, last = F.log_softmax(ends[i, start:end, 0], 0), F.log_softmax(ends[i, start:end, 1], 0)
                        span = span - torch.logsumexp(torch.stack([first[a] + last[b] for a, b in targets]), 0)
                        spans += 1
        if not kept:
            continue
        nothing, kept, right = null[mine].mean(), torch.stack(kept), torch.tensor(right)
        every = torch.logsumexp(torch.cat([nothing[None], kept]), 0)
        if right.any():
            ranking = ranking + every - torch.logsumexp(kept[right], 0)
        elif not row["answerable"]:
            ranking = ranking + every - nothing
        binary = binary + F.binary_cross_entropy_with_logits(kept - nothing.detach(), right.float(), pos_weight=torch.tensor(4.0))
    return ranking / len(rows) + 0.3 * binary / len(rows) + 0.5 * (span / spans if spans else 0.0)


def meaning_loss(model, teacher, tokenizer, phrases):
    """How far the model's vector of a phrase alone has gone from the base's: one file then gives vectors too."""
    encoded, lengths = [], []
    for phrase in phrases:
        tokens = tokenizer(phrase)[0][: QUESTION_MAX_TOKENS + TITLE_MAX_TOKENS] or [tokenizer.sep]
        encoded.append(([tokenizer.cls, *tokens, tokenizer.sep], len(tokens) + 2, []))
        lengths.append(len(tokens))
    ids, types, mask, _, question = Batch(tokenizer, encoded, lengths).inputs()
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        with torch.no_grad():
            taught = teacher(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        learnt = model.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
    shares = mask[:, None].float() / mask.sum(1)[:, None, None]
    return 1 - F.cosine_similarity((question @ learnt.float())[:, 0], (shares @ taught.float())[:, 0]).mean()


@torch.no_grad()
def judge(model, tokenizer, rows, text_of):
    """Share right first among the answerable, and the AUROC of answered against not."""
    model.eval()
    right, chances = [], []
    for row in rows:
        text = text_of(row["text"])
        tokens = tokenizer(row["question"])[0][:QUESTION_MAX_TOKENS]
        encoded = [encode(tokenizer, tokens, text, w) for w in windows(text, len(tokens))]
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            scores, null, _ = model(*Batch(tokenizer, encoded, [len(tokens)] * len(encoded)).inputs())
        best = {}
        for i, (_, _, places) in enumerate(encoded):
            for place, (sentence, _, _) in enumerate(places):
                best[sentence] = max(best.get(sentence, -1e9), scores[i, place].item())
        chances.append((torch.logsumexp(torch.tensor(list(best.values())), 0).item() - null.mean().item(), row["answerable"]))
        if row["answerable"]:
            order = [k for k in sorted(best, key=lambda k: -best[k]) if k in row["right"] or k not in row["harmless"]]
            right.append(order[0] in row["right"])
    model.train()
    chances.sort()
    yes = sum(answerable for _, answerable in chances)
    ranks = sum(place + 1 for place, (_, answerable) in enumerate(chances) if answerable)
    return 100 * sum(right) / len(right), 100 * (ranks - yes * (yes + 1) / 2) / max(1, yes * (len(chances) - yes))


def parameter_groups(model, rate):
    live = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    plain = lambda name: "bias" in name or "LayerNorm" in name
    body = [(name, p) for name, p in live if name.startswith("bert")]
    return [
        {"params": [p for name, p in body if not plain(name)], "weight_decay": 0.01, "times": 1},
        {"params": [p for name, p in body if plain(name)], "weight_decay": 0.0, "times": 1},
        {"params": [p for name, p in live if not name.startswith("bert")], "weight_decay": 0.0, "times": HEADS_RATE},
    ]


def save(model, average, optimiser, done, path):
    from safetensors.torch import save_file

    torch.save({"model": model.state_dict(), "average": average, "optimiser": optimiser.state_dict(), **done}, path + ".tmp")
    os.replace(path + ".tmp", path)
    weights = os.path.join(os.path.dirname(path), "reader.safetensors")
    save_file({k: v.half().contiguous() for k, v in average.items()}, weights)


def train(options):
    with open(os.path.join(options.base, "model.safetensors"), "rb") as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(f"{options.base}/model.safetensors: found SHA-256 {found}, expected {BASE_SHA256}")
    torch.manual_seed(options.seed)
    tokenizer, model, course = Tokenizer(options.base), Reader(options.base), Course(options.data, options.seed)
    if options.init:
        load_weights(model, options.init)
    model.freeze(options.freeze)
    optimiser = torch.optim.AdamW(parameter_groups(model, options.rate), lr=options.rate)
    average = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad}
    done = {"steps": 0, "seconds": 0.0}
    state = os.path.join(options.out, "state.pt")
    os.makedirs(options.out, exist_ok=True)
    if os.path.exists(state):
        kept = torch.load(state)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        average, done = kept["average"], {"steps": kept["steps"], "seconds": kept["seconds"]}
        course.rng.seed(options.seed + done["steps"])
    text_of = functools.cache(lambda name: Text(tokenizer, course.texts[name]))
    held = read_lines(os.path.join(options.data, "calibrate.jsonl"))
    judged, teacher = Reader(options.base), Reader(options.base).bert.eval()
    steps, total, since = math.ceil(options.questions / BATCH), 0.0, time.monotonic() - done["seconds"]
    if done["steps"] == 0:
        print("before, calibrate: right first %.1f, AUROC %.1f" % judge(model, tokenizer, held, text_of), flush=True)
        since = time.monotonic()
    model.train()
    while True:
        elapsed = time.monotonic() - since
        progress = max(done["steps"] / steps, elapsed / 60 / options.minutes)
        if progress >= 1:
            break
        last = progress >= 1 - options.last_part
        rate = options.rate * min(1, (done["steps"] + 1) / (WARM_UP * steps)) * max(0.02, 1 - progress)
        for group in optimiser.param_groups:
            group["lr"] = rate * group["times"]
        asked = course.next(last)
        loss = loss_of(model, tokenizer, asked, text_of, course.rng, options.last_windows if last else options.windows)
        phrases = [row["asked"] for row in asked] + [course.rng.choice(course.texts[row["text"]]["sentences"]) for row in asked]
        loss = loss + MEANING_WEIGHT * meaning_loss(model, teacher, tokenizer, phrases)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        done["steps"] += 1
        total += loss.item()
        decay = min(AVERAGE_DECAY, done["steps"] / (done["steps"] + 10))
        for name, p in model.named_parameters():
            if name in average:
                average[name].lerp_(p.detach(), 1 - decay)
        if done["steps"] % 25 == 0:
            print(f"{done['steps']} steps, {100 * progress:.1f} %, loss {total / 25:.3f}, {elapsed / 60:.1f} min, {done['steps'] * BATCH / elapsed:.1f} questions/s", flush=True)
            total = 0.0
        if done["steps"] % KEEP_EVERY_STEPS == 0:
            done["seconds"] = time.monotonic() - since
            save(model, average, optimiser, done, state)
            if done["steps"] % (5 * KEEP_EVERY_STEPS) == 0:
                judged.load_state_dict({**model.state_dict(), **average})
                print("calibrate: right first %.1f, AUROC %.1f" % judge(judged, tokenizer, held, text_of), flush=True)
                since += time.monotonic() - since - done["seconds"]
    done["seconds"] = time.monotonic() - since
    save(model, average, optimiser, done, state)
    judged.load_state_dict({**model.state_dict(), **average})
    for name in ("calibrate", "held", "apart"):
        print(name + ": right first %.1f, AUROC %.1f" % judge(judged, tokenizer, read_lines(os.path.join(options.data, name + ".jsonl")), text_of), flush=True)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name in ("base", "data", "out"):
    parser.add_argument("--" + name, required=True)
parser.add_argument("--init")
parser.add_argument("--minutes", type=float, default=math.inf)
parser.add_argument("--questions", type=int, default=60_000)
parser.add_argument("--rate", type=float, default=8e-5)
parser.add_argument("--freeze", type=int, default=1, help="lowest layers left as they are")
parser.add_argument("--windows", type=int, default=2)
parser.add_argument("--last-windows", type=int, default=6)
parser.add_argument("--last-part", type=float, default=0.45, help="learnt from releases alone, in more windows, as they are served")
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--half", action="store_true", help="bfloat16: faster only where the processor has it")
options = parser.parse_args()
HALF = options.half
torch.set_num_threads(options.threads)
train(options)
