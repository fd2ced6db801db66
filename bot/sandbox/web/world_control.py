"""The control API of the world: its clock, the bot's process, faults, what the bot has asked."""

from starlette.requests import Request
from starlette.routing import Route

from bot.sandbox.bot_api.errors import bad
from bot.sandbox.bot_api.faults import KINDS, SECONDS, Fault
from bot.sandbox.bot_process import Keeper
from bot.sandbox.movable_clock import Shift
from bot.sandbox.web.responses import json_of, told
from bot.sandbox.world.types import Json
from bot.sandbox.world.world import World


class Levers:
    """The routes `/sandbox/clock`, `bot`, `faults`, `commands`, `calls` and `violations`."""

    def __init__(self, world: World, shift: Shift, keeper: Keeper | None) -> None:
        self.world = world
        self.shift = shift
        self.keeper = keeper
        both = ["GET", "POST"]
        self.routes = [
            Route("/sandbox/clock", told(self._clock), methods=both),
            Route("/sandbox/bot", told(self._bot), methods=both),
            Route("/sandbox/faults", told(self._faults), methods=both),
            Route("/sandbox/commands", told(self._commands)),
            Route("/sandbox/calls", told(self._calls)),
            Route("/sandbox/violations", told(self._violations)),
        ]

    async def _clock(self, request: Request) -> Json:
        if request.method == "POST":
            self.shift.move(float((await json_of(request))["seconds"]))
        return {"now": self.shift.now(), "offset": self.shift.seconds}

    async def _bot(self, request: Request) -> Json:
        if self.keeper is None:
            return {"running": False, "pid": None, "restarts": 0}
        if request.method == "POST":
            await self._handle(self.keeper, (await json_of(request)).get("action"))
        keeper = self.keeper
        return {"running": keeper.running, "pid": keeper.pid, "restarts": keeper.restarts}

    async def _handle(self, keeper: Keeper, action: object) -> None:
        match action:
            case "start":
                await keeper.start()
            case "restart":
                await keeper.restart()
            case "kill":
                await keeper.kill()
            case _:
                raise bad("the action is start, restart or kill")

    async def _faults(self, request: Request) -> list[Json]:
        if request.method == "POST":
            self._trouble(await json_of(request))
        return [fault.view() for fault in self.world.faults.pending]

    def _trouble(self, asked: Json) -> None:
        kind, count = asked.get("kind"), int(asked.get("count", 1))
        if kind not in KINDS or count < 1:
            raise bad(f"the kind is one of {', '.join(sorted(KINDS))}, the count at least 1")
        if kind == "redeliver":
            self.world.mailbox.redeliver(count)
        else:
            seconds = float(asked.get("seconds", SECONDS.get(kind, 0.0)))
            self.world.faults.add(Fault(kind, count, asked.get("method"), seconds))

    async def _commands(self, request: Request) -> list[Json]:
        """The menu a private chat shows: the nearest scope and language that has one."""
        language = request.query_params.get("language", "")
        known = self.world.profile.commands
        for scope in ("all_private_chats", "default"):
            for spoken in (language, ""):
                if known.get((scope, spoken)):
                    return known[scope, spoken]
        return []

    async def _calls(self, request: Request) -> list[Json]:
        start = int(request.query_params.get("since", 0))
        return [call.view() for call in self.world.calls[start:]]

    async def _violations(self, _request: Request) -> list[str]:
        return self.world.violations
