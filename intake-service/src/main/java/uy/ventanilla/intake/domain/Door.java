package uy.ventanilla.intake.domain;

/** How something came in. */
public enum Door {
    MAIL,
    PORTAL,
    /** A call, which somebody of the desk wrote down. */
    PHONE
}
