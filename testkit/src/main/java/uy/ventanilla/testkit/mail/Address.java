package uy.ventanilla.testkit.mail;

import java.util.Locale;

/** Mail addresses as the server uses them. */
final class Address {
    private Address() {}

    /** The mailbox an address is delivered to: lower case, the part after the plus sign dropped (RFC 5233). */
    static String mailbox(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        var local = at < 0 ? lower : lower.substring(0, at);
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + (at < 0 ? "" : lower.substring(at));
    }
}
