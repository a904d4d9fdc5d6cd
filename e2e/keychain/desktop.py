"""Stands in for what a desktop has on its buses: `desktop.py logind` or `desktop.py NAME` of a screen saver.

Prints `ready` once it can be asked. Does what lines on standard input say: sleep, wake, lock, other, hint, unhint, active, inactive.
"""

import os
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

LOGIND = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/_37"
OTHER_SESSION = "/org/freedesktop/login1/session/_38"


class Manager(dbus.service.Object):
    @dbus.service.method(LOGIND + ".Manager", in_signature="s", out_signature="o")
    def GetSession(self, name):
        if name != "7":
            raise dbus.DBusException(name=LOGIND + ".NoSuchSession")
        return dbus.ObjectPath(SESSION)

    @dbus.service.method(LOGIND + ".Manager", in_signature="u", out_signature="o")
    def GetSessionByPID(self, pid):
        raise dbus.DBusException(name=LOGIND + ".NoSessionForPID")

    @dbus.service.signal(LOGIND + ".Manager", signature="b")
    def PrepareForSleep(self, starting):
        pass


class User(dbus.service.Object):
    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return dbus.Struct(("7", dbus.ObjectPath(SESSION)), signature="so", variant_level=1)


class Session(dbus.service.Object):
    @dbus.service.signal(LOGIND + ".Session", signature="")
    def Lock(self):
        pass

    @dbus.service.signal("org.freedesktop.DBus.Properties", signature="sa{sv}as")
    def PropertiesChanged(self, interface, changed, invalidated):
        pass


def screen_saver(name, bus):
    class ScreenSaver(dbus.service.Object):
        @dbus.service.signal(name, signature="b")
        def ActiveChanged(self, active):
            pass

    return ScreenSaver(bus, "/" + name.replace(".", "/"))


def logind_commands(bus):
    manager = Manager(bus, "/org/freedesktop/login1")
    User(bus, "/org/freedesktop/login1/user/self")
    session = Session(bus, SESSION)
    other = Session(bus, OTHER_SESSION)

    def hint(locked):
        session.PropertiesChanged(LOGIND + ".Session", {"LockedHint": locked, "IdleHint": True}, [])

    return {
        "sleep": lambda: manager.PrepareForSleep(True),
        "wake": lambda: manager.PrepareForSleep(False),
        "lock": session.Lock,
        "other": other.Lock,
        "hint": lambda: hint(True),
        "unhint": lambda: hint(False),
    }


def main():
    DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    if sys.argv[1] == "logind":
        commands = logind_commands(bus)
        name = dbus.service.BusName(LOGIND, bus)
    else:
        saver = screen_saver(sys.argv[1], bus)
        commands = {"active": lambda: saver.ActiveChanged(True), "inactive": lambda: saver.ActiveChanged(False)}
        name = dbus.service.BusName(sys.argv[1], bus)
    print("ready", flush=True)

    def read(*_):
        # Not through sys.stdin, which would keep for itself what it read ahead.
        lines = os.read(0, 4096).decode().split()
        for line in lines:
            commands[line]()
        if not lines:
            loop.quit()
        return bool(lines)

    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, read)
    loop = GLib.MainLoop()
    loop.run()
    return name


main()
