package uy.ventanilla.acceptance;

import org.jspecify.annotations.Nullable;

/** A form with files (RFC 7578), part by part. */
final class Multipart {
    private static final String BOUNDARY = "----ventanilla";
    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final StringBuilder body = new StringBuilder();

    /** {@code value} as it is, where it is text; otherwise as JSON. */
    Multipart json(String name, @Nullable Object value) {
        var text = value instanceof String json ? json : Api.JSON.writeValueAsString(value);
        return part("name=\"" + name + "\"", "application/json", text);
    }

    Multipart file(String name, String text) {
        return file(name, "nota.txt", text);
    }

    /** {@code called} is escaped as browsers do it. */
    Multipart file(String name, String called, String text) {
        return part("name=\"" + name + "\"; filename=\"" + called.replace("\"", "%22") + "\"", "text/plain", text);
    }

    private Multipart part(String disposition, String type, String content) {
        body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
        body.append("Content-Type: " + type + "\r\n\r\n" + content + "\r\n");
        return this;
    }

    @Override
    public String toString() {
        return body + "--" + BOUNDARY + "--\r\n";
    }
}
