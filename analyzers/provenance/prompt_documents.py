"""JSON in which image generators keep prompts: ComfyUI, InvokeAI, NovelAI, Fooocus, others."""

import json
from collections.abc import Callable, Iterator, Mapping

from analyzers.provenance.generation import Generation
from analyzers.provenance.plain import mapping, sequence

Document = Mapping[str, object]
MOST_NODES = 2000
MOST_HOPS = 12  # from a sampler back to the text that steers it
TEXT_INPUTS = ("text", "text_g", "text_l", "t5xxl", "clip_l", "prompt", "string", "value")
NODE_SETTINGS = (
    "ckpt_name",
    "unet_name",
    "model_name",
    "lora_name",
    "noise_seed",
    "seed",
    "steps",
    "cfg",
    "sampler_name",
    "scheduler",
    "denoise",
)
SETTINGS = (
    "model",
    "base_model",
    "model_weights",
    "sampler",
    "scheduler",
    "steps",
    "seed",
    "scale",
    "cfg",
    "cfg_scale",
    "cfgscale",
    "guidance_scale",
    "width",
    "height",
    "strength",
    "app_version",
    "version",
)
FEWEST_SETTINGS = 2


def from_document(text: str) -> Generation | None:
    """Return the generation that a JSON text tells of, None when it tells of none."""
    try:
        document = mapping(json.loads(text))
    except (ValueError, RecursionError):
        return None
    return _from_object(document)


def _from_object(document: Document) -> Generation | None:
    readers: tuple[Callable[[Document], Generation | None], ...] = (
        _comfy_graph,
        _comfy_workflow,
        _comfy_video,
        _invoke,
        _early_invoke,
        _swarm,
        _draw_things,
        _novel_ai,
        _fields,
    )
    return next((found for read in readers if (found := read(document))), None)


def _comfy_graph(document: Document) -> Generation | None:
    """Read ComfyUI's `prompt`: nodes by number, each with its class and inputs."""
    nodes = {key: mapping(node) for key, node in list(document.items())[:MOST_NODES]}
    if not nodes or not any("class_type" in node for node in nodes.values()):
        return None
    inputs = {key: mapping(node.get("inputs")) for key, node in nodes.items()}
    positive = list(_steering(inputs, "positive"))
    return Generation(
        "ComfyUI",
        "\n".join(positive or _texts_of(inputs)),
        "\n".join(text for text in _steering(inputs, "negative") if text not in positive),
        _told((name, node.get(name)) for node in inputs.values() for name in NODE_SETTINGS),
    )


def _steering(inputs: Mapping[str, Document], side: str) -> Iterator[str]:
    """Yield the texts that lie behind the samplers' positive or negative input."""
    links = [node[side] for node in inputs.values() if isinstance(node.get(side), list)]
    texts = (text for link in links for text in _behind(inputs, link, MOST_HOPS))
    yield from dict.fromkeys(texts)


def _behind(inputs: Mapping[str, Document], link: object, hops: int) -> Iterator[str]:
    """Yield the texts of the node that a link names, or of the nodes behind it."""
    if not isinstance(link, list) or not link or not hops:
        return
    node = inputs.get(str(link[0]), {})
    own = [text for name in TEXT_INPUTS if isinstance(text := node.get(name), str) and text]
    yield from own
    if not own:
        for value in list(node.values())[:MOST_HOPS]:
            yield from _behind(inputs, value, hops - 1)


def _texts_of(inputs: Mapping[str, Document]) -> Iterator[str]:
    texts = (node.get(name) for node in inputs.values() for name in TEXT_INPUTS)
    yield from dict.fromkeys(text for text in texts if isinstance(text, str) and text)


def _comfy_workflow(document: Document) -> Generation | None:
    """Read ComfyUI's `workflow`: a list of nodes with the values of their widgets."""
    nodes = [mapping(node) for node in sequence(document.get("nodes"))[:MOST_NODES]]
    if not any("widgets_values" in node for node in nodes):
        return None
    encoders = [node for node in nodes if "TextEncode" in str(node.get("type"))]
    values = (value for node in encoders for value in sequence(node.get("widgets_values")))
    return Generation("ComfyUI (workflow)", "\n".join(v for v in values if isinstance(v, str)))


def _comfy_video(document: Document) -> Generation | None:
    """Read the comment of a video out of ComfyUI: its graph, as JSON or text, in `prompt`."""
    graph = document.get("prompt")
    if isinstance(graph, dict):
        return _comfy_graph(graph)
    try:
        inner = json.loads(graph) if isinstance(graph, str) and graph.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    return _comfy_graph(mapping(inner))


def _invoke(document: Document) -> Generation | None:
    """Read InvokeAI's `invokeai_metadata`."""
    if not {"positive_prompt", "generation_mode"} & document.keys():
        return None
    return _of_fields("InvokeAI", document, "positive_prompt", "negative_prompt")


def _early_invoke(document: Document) -> Generation | None:
    """Read InvokeAI's `sd-metadata`: the prompt lies in a list inside `image`."""
    image = mapping(document.get("image"))
    if "prompt" not in image:
        return None
    prompt = image["prompt"]
    parts = [str(mapping(part).get("prompt", "")) for part in sequence(prompt)] or [str(prompt)]
    settings = _told((name, {**document, **image}.get(name)) for name in SETTINGS)
    return Generation(str(document.get("app_id", "InvokeAI")), "\n".join(parts), "", settings)


def _swarm(document: Document) -> Generation | None:
    parameters = mapping(document.get("sui_image_params"))
    if not parameters:
        return None
    return _of_fields("SwarmUI", parameters, "prompt", "negativeprompt")


def _draw_things(document: Document) -> Generation | None:
    """Read Draw Things' comment, whose prompt stands under `c`."""
    if not isinstance(document.get("c"), str) or not {"uc", "sampler", "v2"} & document.keys():
        return None
    return _of_fields("Draw Things", document, "c", "uc")


def _novel_ai(document: Document) -> Generation | None:
    """Read NovelAI's `Comment`, whose negative prompt stands under `uc`."""
    if "uc" not in document or "prompt" not in document:
        return None
    return _of_fields("NovelAI", document, "prompt", "uc")


def _fields(document: Document) -> Generation | None:
    """Read any object that has a prompt beside settings of a generator."""
    prompt = document.get("prompt")
    if not isinstance(prompt, str) or len(document.keys() & set(SETTINGS)) < FEWEST_SETTINGS:
        return None
    fooocus = "metadata_scheme" in document or "base_model" in document
    program = document.get("software") or (
        "Fooocus" if fooocus else "a program that does not name itself"
    )
    return _of_fields(str(program), document, "prompt", "negative_prompt")


def _of_fields(program: str, document: Document, prompt: str, negative: str) -> Generation:
    settings = _told((name, document.get(name)) for name in SETTINGS)
    wanted, unwanted = (str(document.get(name) or "").strip() for name in (prompt, negative))
    return Generation(program, wanted, unwanted, settings)


def _told(settings: Iterator[tuple[str, object]]) -> str:
    """Return settings that have a plain value, each once, as one line."""
    told = [
        f"{name}: {mapping(value).get('name') if isinstance(value, dict) else value}"
        for name, value in settings
        if isinstance(value, str | int | float) or "name" in mapping(value)
    ]
    return ", ".join(dict.fromkeys(told))
