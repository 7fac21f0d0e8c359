"""The reader: a question and windows of a text in, a score for each sentence, "nothing here" and the ends of the short
answer out. src/reader/windows.ts cuts the same windows; tests/reader/windows.test.ts holds both to the same lines.
"""
import json
import os

import torch
import torch.nn.functional as F
from tokenizers import BertWordPieceTokenizer
from torch import nn
from transformers import BertConfig, BertModel

WINDOW_MAX_TOKENS = 256
QUESTION_MAX_TOKENS = 40
TITLE_MAX_TOKENS = 14
HIDDEN_SIZE = 384


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Tokenizer:
    """WordPiece with the base's own vocabulary. Gives token ids and offsets in code points."""

    def __init__(self, base):
        self.pieces = BertWordPieceTokenizer(os.path.join(base, "vocab.txt"), lowercase=True)
        self.cls, self.sep, self.pad = (self.pieces.token_to_id(t) for t in ("[CLS]", "[SEP]", "[PAD]"))

    def __call__(self, text):
        read = self.pieces.encode(text, add_special_tokens=False)
        return read.ids, read.offsets


class Text:
    """A text tokenised once."""

    def __init__(self, tokenizer, text):
        self.name = text["text"]
        self.sentences = text["sentences"]
        self.title = tokenizer(text["title"])[0][:TITLE_MAX_TOKENS]
        read = [tokenizer(sentence) for sentence in self.sentences]
        self.tokens = [ids for ids, _ in read]
        self.offsets = [offsets for _, offsets in read]


def windows(text, question_length):
    """Runs of whole sentences that fit, as (first, end); each begins with the last sentence of the one before."""
    room = WINDOW_MAX_TOKENS - question_length - len(text.title) - 4
    found, first, count = [], 0, len(text.tokens)
    while first < count:
        used, end = 0, first
        while end < count and (end == first or used + len(text.tokens[end]) <= room):
            used += len(text.tokens[end])
            end += 1
        found.append((first, end))
        if end >= count:
            break
        first = end - 1 if end - 1 > first else end
    return found


def encode(tokenizer, question, text, window):
    """-> token ids, how many of them are the question's side, and (sentence, start, end) of each sentence with tokens."""
    ids = [tokenizer.cls, *question, tokenizer.sep]
    side = len(ids)
    ids += [*text.title, tokenizer.sep]
    places = []
    for sentence in range(*window):
        # Only a sentence that is longer than a window is cut.
        tokens = text.tokens[sentence][: WINDOW_MAX_TOKENS - 1 - len(ids)]
        if tokens:
            places.append((sentence, len(ids), len(ids) + len(tokens)))
            ids += tokens
    return ids + [tokenizer.sep], side, places


class Batch:
    """Windows as tensors: ids, types, mask [W, L]; pool [W, S, L], 1/n on each sentence's n tokens; question [W, 1, L]."""

    def __init__(self, tokenizer, encoded, question_lengths):
        length = max(len(ids) for ids, _, _ in encoded)
        most = max(1, max(len(places) for _, _, places in encoded))
        shape = (len(encoded), length)
        self.ids = torch.full(shape, tokenizer.pad)
        self.types, self.mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        self.pool = torch.zeros(len(encoded), most, length)
        self.question = torch.zeros(len(encoded), 1, length)
        for row, ((ids, side, places), asked) in enumerate(zip(encoded, question_lengths)):
            self.ids[row, : len(ids)] = torch.tensor(ids)
            self.types[row, side : len(ids)] = 1
            self.mask[row, : len(ids)] = 1
            self.question[row, 0, 1 : 1 + asked] = 1 / max(1, asked)
            for place, (_, start, end) in enumerate(places):
                self.pool[row, place, start:end] = 1 / (end - start)

    def inputs(self):
        return self.ids, self.types, self.mask, self.pool, self.question


class Reader(nn.Module):
    """Sentence scores [W, S], "nothing here" [W] and the ends of the short answer [W, L, 2], all logits."""

    def __init__(self, base, attention="sdpa"):
        super().__init__()
        config = BertConfig.from_pretrained(base)
        # Dropout inside attention costs a third of a step on a processor and keeps the fast kernel away.
        config.attention_probs_dropout_prob = 0.0
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, config=config, attn_implementation=attention)
        size = config.hidden_size
        self.evidence = nn.Sequential(nn.Linear(2 * size, size), nn.GELU(), nn.Linear(size, 1))
        # The base was made for the cosine of two means: training starts from something that ranks already.
        self.like = nn.Parameter(torch.tensor(6.0))
        self.null = nn.Linear(size, 1)
        self.ends = nn.Linear(size, 2)

    def forward(self, ids, types, mask, pool, question):
        hidden = self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        with torch.autocast("cpu", enabled=False):
            hidden = hidden.float()
            sentences, asked = pool @ hidden, question @ hidden
            alike = F.normalize(sentences, dim=2) * F.normalize(asked, dim=2)
            scores = self.evidence(torch.cat([sentences, alike * 10], 2)).squeeze(-1) + self.like * alike.sum(2)
            return scores, self.null(hidden[:, 0]).squeeze(-1), self.ends(hidden)

    def freeze(self, layers):
        """Leaves the embeddings and the lowest layers as they are."""
        frozen = [self.bert.embeddings, *self.bert.encoder.layer[:layers]]
        for parameter in (p for module in frozen for p in module.parameters()):
            parameter.requires_grad = False


def load_weights(model, path):
    """Weights of a whole reader or of the part that training changed, in any precision."""
    from safetensors.torch import load_file

    missing, unknown = model.load_state_dict({k: v.float() for k, v in load_file(path).items()}, strict=False)
    if unknown:
        raise SystemExit(f"{path}: holds {unknown[0]}, which the reader has not")
    return missing
