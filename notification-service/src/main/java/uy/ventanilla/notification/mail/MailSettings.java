package uy.ventanilla.notification.mail;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How mails leave.
 *
 * @param receipts a mailbox of our own that proves what the server took; off where its address is empty
 * @param connectWithin how long a connection may take
 * @param answerWithin how long the server may think about a command, the end of a mail included
 * @param claimFor how long a process may keep a mail before the end of it is sent; after that another may take it
 * @param lookEvery how often the queue is looked at where nobody wakes the sender
 */
@Validated
@ConfigurationProperties("ventanilla.mail")
public record MailSettings(
        @NotNull @Valid Smtp smtp,
        @NotNull @Valid Receipts receipts,
        @NotNull Duration connectWithin,
        @NotNull Duration answerWithin,
        @NotNull Duration claimFor,
        @NotNull Duration lookEvery) {
    /** The mail server that takes our mails. {@code user} and {@code password} only where it asks for them. */
    public record Smtp(
            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            @Nullable String user,
            @Nullable String password) {}

    /**
     * Where copies of all our mails go, and how to read them by IMAP.
     *
     * @param within how long a server that took a mail may need to show the copy
     */
    public record Receipts(
            String address,
            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            String user,
            String password,
            @NotNull Duration within) {
        boolean isOn() {
            return !address.isBlank();
        }
    }
}
