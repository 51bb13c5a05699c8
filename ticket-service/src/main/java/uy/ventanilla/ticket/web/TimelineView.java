package uy.ventanilla.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Footprint;

/** A ticket's history as shown, oldest first. */
record TimelineView(List<Line> items) {
    record Line(
            long sequence,
            Instant at,
            String kind,
            MessageView.AuthorView actor,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String cause,
            @Nullable UUID message,
            boolean internal) {}

    static TimelineView of(List<Footprint> history) {
        return new TimelineView(history.stream().map(TimelineView::line).toList());
    }

    private static Line line(Footprint line) {
        return new Line(
                line.sequence(),
                line.at(),
                TicketView.word(line.kind()),
                MessageView.AuthorView.of(line.by()),
                line.from(),
                line.to(),
                line.reason(),
                line.cause() == null ? null : TicketView.word(line.cause()),
                line.message(),
                line.internal());
    }
}
