package uy.ventanilla.platform.messaging;

/**
 * An event came before another that it needs and that is certain to come: between topics there is no order. Hearing it is
 * tried again until it works, so throw this only where waiting must help, never for what may not exist at all.
 */
public final class NotYet extends RuntimeException {
    public NotYet(String message) {
        super(message);
    }
}
