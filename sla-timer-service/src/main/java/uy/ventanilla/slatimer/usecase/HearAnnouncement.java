package uy.ventanilla.slatimer.usecase;

import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.Announcement;
import uy.ventanilla.slatimer.store.Announcements;

/** A mail told somebody of a ticket's state, or never will: a deadline may count from it (S49). */
@Service
public class HearAnnouncement {
    private final Announcements announcements;
    private final Reschedule reschedule;

    HearAnnouncement(Announcements announcements, Reschedule reschedule) {
        this.announcements = announcements;
        this.reschedule = reschedule;
    }

    public void handle(TenantId tenant, UUID ticket, UUID delivery, Announcement mail) {
        reschedule.after(tenant, ticket, () -> announcements.keep(tenant, ticket, delivery, mail));
    }
}
