"""Answers gnome-keyring's prompts in place of the desktop: `prompter.py unlock|dismiss|wait`, the password on standard input.

Prints `ready` once it is asked, and `prompt` for each prompt that is shown.
"""

import sys

import dbus
import dbus.service
import gi
from dbus.mainloop.glib import DBusGMainLoop

gi.require_version("Gcr", "3")
from gi.repository import Gcr, GLib  # noqa: E402

PROMPTER = "org.gnome.keyring.internal.Prompter"


class Prompter(dbus.service.Object):
    def __init__(self, bus, answer, password):
        super().__init__(bus, "/org/gnome/keyring/Prompter")
        self.bus = bus
        self.answer = answer
        self.password = password

    def reply(self, sender, callback, answer, exchange):
        target = self.bus.get_object(sender, callback, introspect=False)
        properties = dbus.Dictionary({}, signature="sv")

        def send():
            target.PromptReady(
                answer,
                properties,
                exchange,
                dbus_interface=PROMPTER + ".Callback",
                reply_handler=lambda *_: None,
                error_handler=lambda error: print(error, file=sys.stderr),
            )

        GLib.idle_add(send)

    @dbus.service.method(PROMPTER, in_signature="o", sender_keyword="sender")
    def BeginPrompting(self, callback, sender=None):
        self.reply(sender, callback, "", "")

    @dbus.service.method(PROMPTER, in_signature="osa{sv}s", sender_keyword="sender")
    def PerformPrompt(self, callback, kind, properties, exchange, sender=None):
        print("prompt", flush=True)
        if self.answer == "dismiss":
            self.reply(sender, callback, "no", "")
        elif self.answer == "unlock":
            secrets = Gcr.SecretExchange()
            secrets.receive(exchange)
            self.reply(sender, callback, "yes", secrets.send(self.password, -1))

    @dbus.service.method(PROMPTER, in_signature="o")
    def StopPrompting(self, callback):
        pass


def main():
    DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    # Held for as long as the program runs.
    name = dbus.service.BusName("org.gnome.keyring.SystemPrompter", bus)
    prompter = Prompter(bus, sys.argv[1], sys.stdin.read())
    print("ready", flush=True)
    GLib.MainLoop().run()
    return name, prompter


main()
