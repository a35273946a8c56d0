"""The parts of the official SDK that the studio's own code uses, for machines that cannot install it.
Sends what the recordings of the SDK show."""

import json
import urllib.request

base_http_api_url = ""


def _post(path, api_key, body, makes_task):
    headers = {"Authorization": "Bearer " + api_key, "Content-Type": "application/json"}
    if makes_task:
        headers["X-DashScope-Async"] = "enable"
    request = urllib.request.Request(
        base_http_api_url + path, data=json.dumps(body).encode(), headers=headers
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class MultiModalConversation:
    @classmethod
    def call(cls, *, api_key, model, messages, **parameters):
        body = {"model": model, "input": {"messages": messages}, "parameters": parameters}
        path = "/services/aigc/multimodal-generation/generation"
        return _post(path, api_key, body, False)


class ImageSynthesis:
    @classmethod
    def async_call(cls, *, api_key, model, prompt, images=None, negative_prompt=None, **parameters):
        given = {"prompt": prompt, "images": images, "negative_prompt": negative_prompt}
        body = {
            "model": model,
            "input": {name: value for name, value in given.items() if value is not None},
            "parameters": parameters,
        }
        kind = "image2image" if images else "text2image"
        return _post("/services/aigc/" + kind + "/image-synthesis", api_key, body, True)


class ImageGeneration:
    @classmethod
    def async_call(cls, *, api_key, model, messages, **parameters):
        sent = [{"role": message.role, "content": message.content} for message in messages]
        body = {
            "model": model,
            "input": {"messages": sent},
            "parameters": {**parameters, "is_async": True},
        }
        return _post("/services/aigc/image-generation/generation", api_key, body, True)
