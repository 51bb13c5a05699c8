package uy.ventanilla.notification.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.notification.domain.Content.Story;
import uy.ventanilla.notification.domain.Happening.Assigned;
import uy.ventanilla.notification.domain.Happening.Catalogued;
import uy.ventanilla.notification.domain.Happening.Edited;
import uy.ventanilla.notification.domain.Happening.Moved;
import uy.ventanilla.notification.domain.Happening.Opened;
import uy.ventanilla.notification.domain.Happening.Said;

/**
 * Decides who is told of a happening, and how. Each action is one mail to each person on the ticket (S19) except to who
 * did it; an action that a service tells in two events (an answer, and the move it caused) is still one action. Nobody
 * outside of the staff ever hears of an internal note. Pure: the same events give the same notices.
 */
public final class Notices {
    private final Happening news;
    private final Before before;
    private final Staff staff;
    private final Tenant tenant;

    private Notices(Happening news, Before before, Staff staff, Tenant tenant) {
        this.news = news;
        this.before = before;
        this.staff = staff;
        this.tenant = tenant;
    }

    /** The notices for {@code news}; each mailbox at most once. */
    public static List<Notice> of(Happening news, Before before, Staff staff, Tenant tenant) {
        return new Notices(news, before, staff, tenant)
                .decide().stream().filter(notice -> !staff.hasLeft(notice.to())).toList();
    }

    private List<Notice> decide() {
        return switch (news) {
            case Opened opened -> opened(opened);
            case Said said -> said(said.words());
            case Assigned _ -> assigned();
            case Moved moved ->
                switch (moved.cause()) {
                    case TRANSITION, DEADLINE -> moved(moved);
                    // the words were told by their own event, unless this one carries them
                    case MESSAGE -> moved.words() == null ? List.of() : said(moved.words());
                    case ASSIGNMENT -> List.of(); // the assignment itself was told
                };
            case Catalogued _ -> toInvolved(Kind.CLASSIFIED, null);
            case Edited _ -> toInvolved(Kind.EDITED, null);
        };
    }

    private List<Notice> opened(Opened opened) {
        var ticket = opened.ticket();
        var notices = new ArrayList<Notice>();
        if (!opened.words().automatic()) { // RFC 3834 §2: never answer an automatic mail
            notices.add(mail(ticket.requester(), Kind.ACKNOWLEDGEMENT, opened.words()));
        }
        for (var person : ticket.involved()) {
            if (!news.actor().is(person)
                    && !person.mailbox().equals(ticket.requester().mailbox())) {
                notices.add(mail(person, Kind.OPENED, opened.words()));
            }
        }
        ringDesk(notices, Kind.OPENED, opened.words());
        return notices;
    }

    private List<Notice> said(Words words) {
        if (words.internal()) {
            return toInvolved(Kind.NOTE, words).stream().filter(Notice::staff).toList();
        }
        if (words.automatic()) {
            var assignee = news.ticket().assignee();
            return assignee == null || news.actor().is(assignee)
                    ? List.of()
                    : List.of(bell(assignee, Kind.MESSAGE, words));
        }
        if (news.actor().kind() != Actor.Kind.CUSTOMER) {
            return toInvolved(Kind.REPLY, words);
        }
        var kind = reopens() ? Kind.REOPENED : Kind.MESSAGE;
        var notices = new ArrayList<>(toInvolved(kind, words));
        if (isNobodys()) {
            ringDesk(notices, kind, words);
        }
        return notices;
    }

    /** Whether the customer's words move a resolved ticket back to work (S50). */
    private boolean reopens() {
        if (news instanceof Moved moved) {
            return moved.from().over() && !news.ticket().phase().over();
        }
        return before.phase() == Phase.RESOLVED
                && (!news.ticket().phase().over()
                        || tenant.state(news.ticket().state()).stream()
                                .anyMatch(state -> state.onCustomerMessage() != null));
    }

    private List<Notice> assigned() {
        var kind = Kind.ASSIGNED;
        var notices = new ArrayList<>(toInvolved(kind, null));
        var former = before.assignee();
        if (former != null && !news.actor().is(former) && isNew(notices, former) && !isOn(news.ticket(), former)) {
            notices.add(mail(former, kind, null));
        }
        return notices;
    }

    private List<Notice> moved(Moved moved) {
        var phase = moved.ticket().phase();
        var kind = switch (phase) {
            case RESOLVED -> Kind.RESOLVED;
            case CLOSED -> Kind.CLOSED;
            case NEW, ACTIVE, WAITING ->
                moved.from().over() ? Kind.REOPENED : phase == Phase.WAITING ? Kind.QUESTION : Kind.STATE;
        };
        var notices = new ArrayList<>(toInvolved(kind, moved.words()));
        if (isNobodys() && moved.actor().kind() == Actor.Kind.CUSTOMER) {
            ringDesk(notices, kind, moved.words());
        }
        return notices;
    }

    private List<Notice> toInvolved(Kind kind, @Nullable Words words) {
        return news.ticket().involved().stream()
                .filter(person -> !news.actor().is(person))
                .map(person -> mail(person, kind, words))
                .toList();
    }

    /** Whether nobody who is still here has the ticket. */
    private boolean isNobodys() {
        var assignee = news.ticket().assignee();
        return assignee == null || staff.hasLeft(assignee);
    }

    private void ringDesk(List<Notice> notices, Kind kind, @Nullable Words words) {
        for (var person : staff.desk()) {
            if (!news.actor().is(person) && isNew(notices, person)) {
                notices.add(bell(person, kind, words));
            }
        }
    }

    private Notice mail(Person to, Kind kind, @Nullable Words words) {
        return notice(to, kind, words, true);
    }

    private Notice bell(Person to, Kind kind, @Nullable Words words) {
        return notice(to, kind, words, false);
    }

    private Notice notice(Person to, Kind kind, @Nullable Words words, boolean byMail) {
        boolean ours = staff.has(to) || isAssignee(news.ticket(), to);
        var context = words == null ? null : before.lastSaid();
        var story = Story.of(news, wasWaiting(), words, context);
        if (words != null && words.internal() && !ours) {
            story = story.withoutWords();
        }
        if (kind == Kind.REOPENED && news.ticket().phase().over()) {
            var next = tenant.state(story.state()).map(Tenant.State::onCustomerMessage);
            story = next.isPresent() ? story.leadingTo(next.get()) : story;
        }
        return new Notice(to, kind, ours, byMail, story);
    }

    private boolean wasWaiting() {
        return news instanceof Moved moved && moved.from() == Phase.WAITING;
    }

    private static boolean isAssignee(Ticket ticket, Person person) {
        return ticket.assignee() != null && ticket.assignee().mailbox().equals(person.mailbox());
    }

    private static boolean isOn(Ticket ticket, Person person) {
        return ticket.involved().stream().anyMatch(other -> other.mailbox().equals(person.mailbox()));
    }

    private static boolean isNew(List<Notice> notices, Person person) {
        var seen = new HashSet<String>();
        notices.forEach(notice -> seen.add(notice.to().mailbox()));
        return !seen.contains(person.mailbox());
    }
}
