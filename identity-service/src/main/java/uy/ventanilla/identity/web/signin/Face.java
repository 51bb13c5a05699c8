package uy.ventanilla.identity.web.signin;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Profile;

/**
 * How a page looks for a tenant.
 *
 * @param colour {@code #rrggbb}
 * @param ink black or white, whichever reads better on {@code colour}
 */
record Face(
        String name,
        String colour,
        String ink,
        @Nullable String logo,
        @Nullable String tagline,
        List<String> languages) {
    static Face of(Profile profile, Locale locale) {
        var tagline = profile.tagline();
        return new Face(
                profile.name(),
                profile.colour(),
                ink(profile.colour()),
                profile.logo(),
                tagline == null ? null : tagline.getOrDefault(locale.getLanguage(), tagline.get("es")),
                profile.languages());
    }

    /** The better contrast by relative luminance (WCAG 2.2, contrast of L1 and L2). */
    private static String ink(String colour) {
        double luminance = 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
        double withWhite = 1.05 / (luminance + 0.05);
        double withBlack = (luminance + 0.05) / 0.05;
        return withWhite >= withBlack ? "#ffffff" : "#000000";
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
