package uy.ventanilla.ticket.domain;

/** The door a message came through. */
public enum Channel {
    PORTAL,
    MAIL,
    PHONE,
    CHAT,
    API
}
