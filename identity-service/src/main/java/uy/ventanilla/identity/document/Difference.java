package uy.ventanilla.identity.document;

/**
 * One thing that a version of a blueprint says otherwise than another.
 *
 * @param path as in {@link Fault}, but with an entry's id where a list has ids: {@code plans[oficina].calendar}
 * @param detail what changes, in words a person can follow, such as {@code 5 days becomes 3 days}
 */
public record Difference(String path, String detail) {}
