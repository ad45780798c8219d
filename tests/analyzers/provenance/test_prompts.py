"""Prompts are found in every program's way of writing, and not in ordinary text."""

import json

import pytest

from analyzers.provenance.prompts import generations
from workbench.model import MetadataEntry

WEB_UI = (
    "portrait of a man, studio light\nNegative prompt: blurry, lowres\n"
    "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 512x512, Model: v1-5"
)
COMFY = {
    "3": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 77,
            "steps": 25,
            "sampler_name": "euler",
            "positive": ["8", 0],
            "negative": ["7", 0],
            "model": ["4", 0],
        },
    },
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd_xl.safetensors"}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a face", "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "bad hands", "clip": ["4", 1]}},
    "8": {"class_type": "ConditioningAverage", "inputs": {"conditioning_to": ["6", 0]}},
}
WORKFLOW = {
    "nodes": [
        {"type": "CLIPTextEncode", "widgets_values": ["a face"]},
        {"type": "KSampler", "widgets_values": [77, "fixed", 25]},
    ],
    "links": [],
}


def found(name, text):
    text = text if isinstance(text, str) else json.dumps(text)
    return list(generations([MetadataEntry("PNG text", name, text)]))


@pytest.mark.parametrize(
    ("name", "text", "program", "prompt", "negative", "setting"),
    [
        ("parameters", WEB_UI, "web UI", "portrait of a man", "blurry", "Seed: 1234"),
        ("UserComment", WEB_UI, "web UI", "portrait of a man", "blurry", "Seed: 1234"),
        (
            "UserComment",
            "a cat\nNegative prompt: \nSteps: 4, Seed: 1, App: SD.Next, Version: a",
            "SD.Next",
            "a cat",
            "",
            "Steps: 4",
        ),
        (
            "parameters",
            "a cat\nSteps: 30, Sampler: x, Seed: 2, Version: Fooocus v2.5.5",
            "Fooocus v2.5.5",
            "a cat",
            "",
            "Seed: 2",
        ),
        (
            "Description",
            "a guitar\n-ocean\nSteps: 10, Sampler: DDIM, Guidance Scale: 10.0, Seed: 11",
            "Draw Things",
            "a guitar",
            "",
            "Steps: 10",
        ),
        ("prompt", COMFY, "ComfyUI", "a face", "bad hands", "ckpt_name: sd_xl.safetensors"),
        ("Model", f"prompt:{json.dumps(COMFY)}", "ComfyUI", "a face", "bad hands", "seed: 77"),
        ("workflow", WORKFLOW, "ComfyUI", "a face", "", ""),
        (
            "invokeai_metadata",
            {
                "generation_mode": "txt2img",
                "positive_prompt": "a dog",
                "negative_prompt": "cat",
                "model": {"name": "juggernaut"},
                "seed": 5,
            },
            "InvokeAI",
            "a dog",
            "cat",
            "model: juggernaut",
        ),
        (
            "sd-metadata",
            {
                "app_id": "invoke-ai/InvokeAI",
                "model_weights": "sd-1.4",
                "image": {"prompt": [{"prompt": "a dog", "weight": 1}], "seed": 9},
            },
            "InvokeAI",
            "a dog",
            "",
            "model_weights: sd-1.4",
        ),
        ("Dream", '"a dog" -s 50 -S 123 -W 512 -H 512 -C 7.5', "Dream", "a dog", "", "-S 123"),
        (
            "Comment",
            {"prompt": "1girl", "uc": "lowres", "steps": 28, "scale": 5.0, "seed": 3},
            "NovelAI",
            "1girl",
            "lowres",
            "steps: 28",
        ),
        (
            "parameters",
            {
                "prompt": "a witch",
                "negative_prompt": "text",
                "base_model": "jx.safetensors",
                "seed": "8",
                "metadata_scheme": "fooocus",
            },
            "Fooocus",
            "a witch",
            "text",
            "base_model: jx.safetensors",
        ),
        (
            "UserComment",
            {"c": "a guitar", "uc": "ocean", "sampler": "DDIM", "seed": 11, "model": "sd"},
            "Draw Things",
            "a guitar",
            "ocean",
            "sampler: DDIM",
        ),
        (
            "parameters",
            {"sui_image_params": {"prompt": "a hat", "negativeprompt": "x", "seed": 1}},
            "SwarmUI",
            "a hat",
            "x",
            "seed: 1",
        ),
        (
            "Description",
            "a king on mars --ar 3:2 --v 5.2 Job ID: 01234567-89ab-cdef-0123-456789abcdef",
            "Midjourney",
            "a king on mars",
            "",
            "",
        ),
    ],
)
def test_each_programs_way_of_writing(name, text, program, prompt, negative, setting):
    (told,) = found(name, text)

    assert program in told.program
    assert told.prompt.startswith(prompt)
    assert told.negative.startswith(negative) and bool(told.negative) == bool(negative)
    assert setting in told.settings
    assert told.where == f"PNG text: {name}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Comment", "Steps: 3, then turn left"),
        ("Description", "A day at the sea. Steps lead down to it; Seed: none."),
        ("Description", {"title": "a document", "prompt": "say cheese"}),
        ("Comment", {"uc": 1}),
        ("Software", "GIMP 2.10"),
        ("parameters", ""),
        ("prompt", "{" * 50),
        ("prompt", '{"a":' * 100_000),
        ("prompt", '{"1": {"inputs": {"text": 5}}}'),
    ],
)
def test_ordinary_and_hostile_text_is_no_prompt(name, text):
    assert found(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "telling"),
    [
        ("prompt", "Please press the button", False),
        ("Comment", "Run it with --version 2 and wait", False),
        ("Comment", "a king Job ID: 01234567-89ab-cdef-0123-456789abcdef", True),
        ("parameters", WEB_UI, True),
        ("prompt", COMFY, True),
        ("workflow", WORKFLOW, True),
    ],
)
def test_only_a_generators_own_writing_is_telling(name, text, telling):
    (told,) = found(name, text)

    assert told.telling is telling


def test_a_loop_of_nodes_ends():
    graph = {
        "1": {"class_type": "KSampler", "inputs": {"positive": ["2", 0]}},
        "2": {"class_type": "A", "inputs": {"x": ["3", 0], "y": ["3", 0]}},
        "3": {"class_type": "B", "inputs": {"x": ["2", 0], "y": ["2", 0]}},
    }

    (told,) = found("prompt", graph)

    assert told.prompt == ""


def test_the_same_prompt_in_two_places_is_told_once():
    rows = [MetadataEntry("PNG text", "parameters", WEB_UI), MetadataEntry("EXIF", "x", WEB_UI)]

    assert len(list(generations(rows))) == 1
