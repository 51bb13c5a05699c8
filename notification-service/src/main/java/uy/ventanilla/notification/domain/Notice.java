package uy.ventanilla.notification.domain;

/**
 * One person is to be told one thing.
 *
 * @param staff written for the tenant's own people: other words, a link to the workspace
 * @param byMail as a mail too; everybody with an account hears the bell anyway
 */
public record Notice(Person to, Kind kind, boolean staff, boolean byMail, Content content) {}
