package uy.ventanilla.portal.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's colour as a small style sheet, since the pages allow no style of their own. */
@RestController
class BrandSheet {
    private static final double LIGHT = 0.36;

    /** Pages ask for {@code /brand.css?<colour>}, so a new colour is a new address. */
    @GetMapping("/brand.css")
    ResponseEntity<String> sheet(Visitor visitor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
                .body(sheet(visitor.tenant().colour()));
    }

    static String sheet(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return """
                :root {
                  --tblr-primary: %s;
                  --tblr-primary-rgb: %d, %d, %d;
                  --tblr-primary-fg: %s;
                  --brand-deep: rgb(%d, %d, %d);
                  --brand-pale: rgb(%d, %d, %d);
                }
                """.formatted(
                        colour,
                        red,
                        green,
                        blue,
                        luminance(red, green, blue) > LIGHT ? "#14202b" : "#ffffff",
                        red * 7 / 10,
                        green * 7 / 10,
                        blue * 7 / 10,
                        pale(red),
                        pale(green),
                        pale(blue));
    }

    private static int pale(int part) {
        return 255 - (255 - part) / 12;
    }

    /** WCAG 2.2 relative luminance, 0 to 1. */
    private static double luminance(int red, int green, int blue) {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
