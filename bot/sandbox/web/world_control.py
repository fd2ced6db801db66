"""The control API of the world: its clock, the bot's process, faults, what the bot has asked."""

from starlette.requests import Request
from starlette.routing import Route

from bot.sandbox.bot_api.json_http import read_json
from bot.sandbox.bot_process import BotProcess
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.web.endpoints import make_endpoint
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.faults import DEFAULT_SECONDS, FaultKind, InjectedFault
from bot.sandbox.world.types import Json
from bot.sandbox.world.world import World


class WorldControl:
    """The routes `/sandbox/clock`, `bot`, `faults`, `commands`, `calls` and `violations`."""

    def __init__(self, world: World, clock: MovableClock, bot_process: BotProcess | None) -> None:
        self.world = world
        self.clock = clock
        self.bot = bot_process
        both = ["GET", "POST"]
        self.routes = [
            Route("/sandbox/clock", make_endpoint(self._serve_clock), methods=both),
            Route("/sandbox/bot", make_endpoint(self._serve_bot), methods=both),
            Route("/sandbox/faults", make_endpoint(self._serve_faults), methods=both),
            Route("/sandbox/commands", make_endpoint(self._list_commands)),
            Route("/sandbox/calls", make_endpoint(self._list_calls)),
            Route("/sandbox/violations", make_endpoint(self._list_violations)),
        ]

    async def _serve_clock(self, request: Request) -> Json:
        if request.method == "POST":
            self.clock.move(float((await read_json(request))["seconds"]))
        return {"now": self.clock.now(), "offset": self.clock.offset}

    async def _serve_bot(self, request: Request) -> Json:
        if self.bot is None:
            return {"running": False, "pid": None, "restarts": 0}
        if request.method == "POST":
            await self._run_action(self.bot, (await read_json(request)).get("action"))
        bot_process = self.bot
        return {
            "running": bot_process.is_running,
            "pid": bot_process.pid,
            "restarts": bot_process.restarts,
        }

    async def _run_action(self, bot_process: BotProcess, action: object) -> None:
        match action:
            case "start":
                await bot_process.start()
            case "restart":
                await bot_process.restart()
            case "kill":
                await bot_process.kill()
            case _:
                raise bad_request("the action is start, restart or kill")

    async def _serve_faults(self, request: Request) -> list[Json]:
        if request.method == "POST":
            self._add_fault(await read_json(request))
        return [fault.to_json() for fault in self.world.faults.pending]

    def _add_fault(self, body: Json) -> None:
        kind, count = body.get("kind"), int(body.get("count", 1))
        if kind not in list(FaultKind) or count < 1:
            kinds = ", ".join(sorted(FaultKind))
            raise bad_request(f"the kind is one of {kinds}, the count at least 1")
        fault = FaultKind(kind)
        if fault is FaultKind.REDELIVER:
            self.world.updates.redeliver(count)
        else:
            seconds = float(body.get("seconds", DEFAULT_SECONDS.get(fault, 0.0)))
            self.world.faults.add(InjectedFault(fault, count, body.get("method"), seconds))

    async def _list_commands(self, request: Request) -> list[Json]:
        """The menu a private chat shows: the nearest scope and language that has one."""
        language = request.query_params.get("language", "")
        known = self.world.profile.commands
        for scope in ("all_private_chats", "default"):
            for spoken in (language, ""):
                if known.get((scope, spoken)):
                    return known[scope, spoken]
        return []

    async def _list_calls(self, request: Request) -> list[Json]:
        start = int(request.query_params.get("since", 0))
        return [call.to_json() for call in self.world.calls[start:]]

    async def _list_violations(self, _request: Request) -> list[str]:
        return self.world.violations
