"""Writes a trained reader as ONNX: in float32, and in int8 with reduced range, as the bot runs it.

python training/reader/export.py --base DIR --weights reader.safetensors --data DIR --out DIR
"""
import argparse
import os
import random

import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from reader import QUESTION_MAX_TOKENS, Batch, Reader, Text, Tokenizer, encode, load_weights, read_lines, windows
from rounding import loudest, rounded_layer, rounded_rows

INPUTS = ["input_ids", "token_type_ids", "attention_mask", "pool", "question"]
OUTPUTS = ["sentences", "nothing", "ends", "meaning"]
OPSET = 17
# What the layers read is learnt from this many windows of questions to train on.
WINDOWS_READ = 96
# Channels that a layer reads in float32, by the end of the layer's name. More gains little.
LOUD = {"intermediate.dense": 16, "output.dense": 32}
WORDS = "reader.bert.embeddings.word_embeddings.weight"


class Served(nn.Module):
    """The reader, and the vector of the question's side alone: [W, H], of length 1."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, types, mask, pool, question):
        hidden = self.reader.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        sentences, asked = pool @ hidden, question @ hidden
        alike = F.normalize(sentences, dim=2) * F.normalize(asked, dim=2)
        scores = self.reader.evidence(torch.cat([sentences, alike * 10], 2)).squeeze(-1) + self.reader.like * alike.sum(2)
        nothing = self.reader.null(hidden[:, 0]).squeeze(-1)
        return scores, nothing, self.reader.ends(hidden), F.normalize(asked[:, 0], dim=1)


def export(options):
    os.makedirs(options.out, exist_ok=True)
    # The exporter cannot follow the fused attention.
    reader = Reader(options.base, attention="eager")
    load_weights(reader, options.weights)
    served = Served(reader).eval()
    windows, sentences, length = 2, 5, 64
    ids = torch.randint(1000, 20000, (windows, length))
    example = (ids, torch.zeros_like(ids), torch.ones_like(ids), torch.rand(windows, sentences, length), torch.rand(windows, 1, length))
    whole = os.path.join(options.out, "reader.float32.onnx")
    by_token = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        served,
        example,
        whole,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={
            **{name: by_token for name in INPUTS[:3]},
            "pool": {0: "windows", 1: "sentences", 2: "tokens"},
            "question": {0: "windows", 2: "tokens"},
            "sentences": {0: "windows", 1: "sentences"},
            "nothing": {0: "windows"},
            "ends": by_token,
            "meaning": {0: "windows"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
    small = os.path.join(options.out, "reader.onnx")
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads(whole))
    graph = Graph(small)
    for name, inputs in inputs_of_layers(reader, options).items():
        round_layer(graph, reader.get_submodule(name), name, inputs)
    round_words(graph, reader.bert.embeddings.word_embeddings.weight.detach())
    graph.save(small)
    print(f"{small}: {os.path.getsize(small) / 1e6:.1f} MB")


def heads(path):
    """The small layers on top stay in float32: rounding them costs refusals and saves nothing."""
    names = [node.name for node in onnx.load(path).graph.node if node.op_type in ("MatMul", "Gemm") and "/bert/" not in node.name]
    # Before it rounds, the quantiser turns a Gemm into a MatMul of another name.
    return names + [name + "_MatMul" for name in names]


@torch.no_grad()
def inputs_of_layers(reader, options):
    """Some of what each layer of the encoder reads. -> [T, I] by the layer's name"""
    tokenizer, rng, read = Tokenizer(options.base), random.Random(1), {}
    texts = {text["text"]: text for text in read_lines(os.path.join(options.data, "texts.jsonl"))}
    rows = read_lines(os.path.join(options.data, "train.jsonl"))
    layers = [(name, layer) for name, layer in reader.named_modules() if name.startswith("bert.encoder.") and isinstance(layer, nn.Linear)]
    hooks = [layer.register_forward_pre_hook(lambda _, given, name=name: read.setdefault(name, []).append(given[0][0])) for name, layer in layers]
    for row in rng.sample(rows, WINDOWS_READ):
        text, question = Text(tokenizer, texts[row["text"]]), tokenizer(row["question"])[0][:QUESTION_MAX_TOKENS]
        window = rng.choice(windows(text, len(question)))
        reader(*Batch(tokenizer, [encode(tokenizer, question, text, window)], [len(question)]).inputs())
    for hook in hooks:
        hook.remove()
    return {name: torch.cat(windows_read) for name, windows_read in read.items()}


class Graph:
    """An ONNX file, to be changed."""

    def __init__(self, path):
        self.model = onnx.load(path)
        self.graph = self.model.graph

    def put(self, name, values):
        """A constant, in place of the one of that name where there is one."""
        tensor = numpy_helper.from_array(values.numpy(), name)
        there = next((constant for constant in self.graph.initializer if constant.name == name), None)
        there.CopyFrom(tensor) if there else self.graph.initializer.append(tensor)

    def node(self, is_wanted):
        return next(node for node in self.graph.node if is_wanted(node))

    def before(self, node, *nodes):
        """Nodes have to stand behind what they read."""
        place = list(self.graph.node).index(node)
        for new in reversed(nodes):
            self.graph.node.insert(place, new)

    def after(self, node, *nodes):
        place = list(self.graph.node).index(node) + 1
        for new in reversed(nodes):
            self.graph.node.insert(place, new)

    def save(self, path):
        onnx.checker.check_model(self.model)
        onnx.save(self.model, path)


def round_layer(graph, layer, name, inputs):
    weight = layer.weight.detach()
    product = graph.node(lambda node: node.op_type == "MatMulInteger" and node.name == "/" + name.replace(".", "/").replace("layer/", "layer.") + "/MatMul_quant")
    loud = loudest(inputs, next((count for end, count in LOUD.items() if name.endswith(end) and ".attention." not in name), 0))
    quiet = torch.ones(weight.shape[1])
    quiet[loud] = 0
    whole, step = rounded_layer(weight * quiet, inputs * quiet)
    graph.put(product.input[1], whole)
    graph.put(product.input[1].replace("_quantized", "_scale"), step)
    if len(loud):
        read_loud(graph, name, product.input[0], {"quiet": quiet, "loud": loud, "weight": weight[:, loud].T.contiguous()})


def read_loud(graph, name, rounded, constants):
    """Lets a layer read its loud channels in float32, beside the rounded ones."""
    named = {key: f"{name}.loud.{key}" for key in ("quiet", "loud", "weight", "read", "unread", "product", "without")}
    for key, values in constants.items():
        graph.put(named[key], values)
    rounding = graph.node(lambda node: node.op_type == "DynamicQuantizeLinear" and node.output[0] == rounded)
    given = rounding.input[0]
    rounding.input[0] = named["unread"]
    graph.before(
        rounding,
        helper.make_node("Mul", [given, named["quiet"]], [named["unread"]]),
        helper.make_node("Gather", [given, named["loud"]], [named["read"]], axis=2),
        helper.make_node("MatMul", [named["read"], named["weight"]], [named["product"]]),
    )
    bias = graph.node(lambda node: node.op_type == "Add" and f"reader.{name}.bias" in node.input)
    whole, bias.output[0] = bias.output[0], named["without"]
    graph.after(bias, helper.make_node("Add", [named["without"], named["product"]], [whole]))


def round_words(graph, table):
    """Each word's vector has a step of its own: one for all of them is four times as coarse for most."""
    whole, step = rounded_rows(table)
    graph.put(WORDS, whole)
    graph.put(WORDS + ".step", step)
    look_up = graph.node(lambda node: node.op_type == "Gather" and node.input[0] == WORDS)
    found = look_up.output[0]
    look_up.output[0] = found + ".whole"
    graph.after(
        look_up,
        helper.make_node("Cast", [found + ".whole"], [found + ".float"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", [WORDS + ".step", look_up.input[1]], [found + ".step"]),
        helper.make_node("Mul", [found + ".float", found + ".step"], [found]),
    )


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name in ("base", "weights", "data", "out"):
    parser.add_argument("--" + name, required=True)
export(parser.parse_args())
