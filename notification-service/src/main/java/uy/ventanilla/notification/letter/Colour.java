package uy.ventanilla.notification.letter;

/** A tenant's colour in a mail, and the ink that can be read on it. */
final class Colour {
    private static final String HOUSE = "#334155";

    private Colour() {}

    /** {@code colour} where it is {@code #rrggbb}, else a quiet grey: nothing else may enter a style attribute. */
    static String safe(String colour) {
        return colour.matches("#[0-9a-fA-F]{6}") ? colour : HOUSE;
    }

    /** White or near-black, whichever has more contrast (WCAG 2.2, relative luminance). */
    static String inkOn(String colour) {
        var safe = safe(colour);
        double luminance = 0.2126 * channel(safe, 1) + 0.7152 * channel(safe, 3) + 0.0722 * channel(safe, 5);
        return (1.05 / (luminance + 0.05)) >= ((luminance + 0.05) / 0.05) ? "#ffffff" : "#111827";
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
