package uy.ventanilla.notification.domain;

/**
 * One person is to be told one thing.
 *
 * @param staff written for the tenant's own people: other words
 * @param byMail as a mail too; the bell rings anyway for who has an account, but for an acknowledgement
 */
public record Notice(Person to, Kind kind, boolean staff, boolean byMail, Content content) {}
