package uy.ventanilla.identity.web.signin.account;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** Draws a text as a QR code: one path of an SVG, a unit for each module, with the quiet zone of four that readers want. */
record QrCode(int size, String path) {
    private static final int QUIET = 4;

    static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return new QrCode(code.size + 2 * QUIET, path.toString());
    }
}
