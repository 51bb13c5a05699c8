package uy.ventanilla.local;

/** Something a person has to put right. The message says what is wrong and what to do; no stack trace is shown. */
public final class Trouble extends RuntimeException {
    public Trouble(String whatAndRemedy) {
        super(whatAndRemedy);
    }
}
