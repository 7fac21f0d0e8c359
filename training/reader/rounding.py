"""Rounds the reader's layers to whole numbers with as little loss as what they read allows.

What a layer reads is rounded to eight bits when the bot runs, with one step for the whole window. A few channels are far louder than the rest; they
make that step coarse, and cost more than the rounding of the weights does. So a layer reads those in float32 (LLM.int8(), Dettmers and others, 2022),
and the weights of the others are rounded one input after the other, each making good what those before it lost (GPTQ, Frantar and others, 2022).
"""
import torch

# Seven bits: without VNNI two products of 0 to 255 by a weight are added in sixteen bits, and 2 × 255 × 64 just fits.
LARGEST = 64
TABLE_LARGEST = 127
DAMPING = 0.01
SMALLEST = 1e-8


def loudest(inputs, count):
    """The channels of a layer's inputs [T, I] that reach farthest. -> that many numbers of channels, ascending"""
    return (inputs.amax(0) - inputs.amin(0)).topk(count).indices.sort().values


def rounded_layer(weight, inputs):
    """Rounds a layer. weight [O, I]; inputs [T, I] are some of what it reads, channels that it does not read here being 0.

    -> whole numbers [I, O] and the step of each output [O]
    """
    left, inputs = weight.double(), inputs.double()
    together = inputs.T @ inputs
    together += DAMPING * together.diagonal().mean() * torch.eye(len(together), dtype=torch.double)
    along = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(together)), upper=True)
    step = left.abs().amax(1).clamp(min=SMALLEST) / LARGEST
    whole = torch.zeros_like(left)
    for channel in range(len(together)):
        whole[:, channel] = (left[:, channel] / step).round().clamp(-LARGEST, LARGEST)
        lost = (left[:, channel] - whole[:, channel] * step) / along[channel, channel]
        left[:, channel + 1 :] -= lost[:, None] * along[channel, channel + 1 :]
    return whole.T.to(torch.int8).contiguous(), step.float()


def rounded_rows(table):
    """Rounds each row of a table [R, C] by its own largest number. -> whole numbers [R, C] and the step of each row [R, 1]"""
    step = table.abs().amax(1, keepdim=True).clamp(min=SMALLEST) / TABLE_LARGEST
    return (table / step).round().to(torch.int8), step
