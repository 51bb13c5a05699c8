package uy.ventanilla.notification.letter;

/** Opens the room of letters to tests of other rooms. */
public final class LetterTools {
    private LetterTools() {}

    public static Letters letters() {
        return new Letters(new Wording());
    }

    public static Layout layout() {
        return new Layout(new Wording());
    }
}
