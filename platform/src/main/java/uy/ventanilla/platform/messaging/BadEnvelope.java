package uy.ventanilla.platform.messaging;

/** A message without a usable envelope; never retried, always a dead letter. */
public final class BadEnvelope extends RuntimeException {
    BadEnvelope(String message) {
        super(message);
    }
}
