package uy.ventanilla.notification.letter;

/** Plain text for eyes: sentences broken at a width that every mail program shows. */
final class Lines {
    private static final int WIDTH = 76;

    private Lines() {}

    /** {@code text} broken at spaces; a word longer than a line (a link) stays whole. */
    static String wrapped(String text) {
        var out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }
}
