package uy.ventanilla.platform.messaging;

/**
 * An event to say.
 *
 * @param topic without the installation's prefix
 * @param key what must stay in order: all events of one key are heard in the order they were said
 * @param subject what it is about, CloudEvents {@code subject}
 * @param sequence grows with every event of the subject; 0 where nobody counts
 * @param data written as JSON
 */
public record Outgoing(String topic, String type, String key, String subject, long sequence, Object data) {}
