package uy.ventanilla.acceptance;

import org.jspecify.annotations.Nullable;

/** A form with files (RFC 7578), part by part. */
final class Multipart {
    private static final String BOUNDARY = "----ventanilla";
    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final StringBuilder body = new StringBuilder();

    Multipart json(String name, @Nullable Object value) {
        return part("name=\"" + name + "\"", "application/json", Api.JSON.writeValueAsString(value));
    }

    Multipart file(String name, String text) {
        return part("name=\"" + name + "\"; filename=\"nota.txt\"", "text/plain", text);
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
