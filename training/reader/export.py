"""Writes a trained reader as ONNX: in float32, and in int8 with reduced range, as the bot runs it.

python training/reader/export.py --base DIR --weights reader.safetensors --out DIR
"""
import argparse
import os

import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from reader import Reader, load_weights

INPUTS = ["input_ids", "token_type_ids", "attention_mask", "pool", "question"]
OUTPUTS = ["sentences", "nothing", "ends", "meaning"]
OPSET = 17


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
    # Seven bits: eight overflow on processors without VNNI.
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=heads(whole))
    print(f"{small}: {os.path.getsize(small) / 1e6:.1f} MB")


def heads(path):
    """The small layers on top stay in float32: rounding them costs refusals and saves nothing."""
    import onnx

    names = [node.name for node in onnx.load(path).graph.node if node.op_type in ("MatMul", "Gemm") and "/bert/" not in node.name]
    # Before it rounds, the quantiser turns a Gemm into a MatMul of another name.
    return names + [name + "_MatMul" for name in names]


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name in ("base", "weights", "out"):
    parser.add_argument("--" + name, required=True)
export(parser.parse_args())
