package uy.ventanilla.platform;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.platform.clock.ClockBeans;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;
import uy.ventanilla.platform.messaging.Inbox;
import uy.ventanilla.platform.messaging.MessagingBeans;
import uy.ventanilla.platform.tenancy.Belongings;
import uy.ventanilla.platform.tenancy.TenancyBeans;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.WebBeans;

/** Hears notes and writes them down; says nothing by itself. */
@SpringBootApplication
@Import({ClockBeans.class, TenancyBeans.class, MessagingBeans.class, WebBeans.class})
class PlumbingApplication {
    record Noted(String text) {}

    @Bean
    Consumer<Message<byte[]>> notes(Inbox inbox, JdbcClient jdbc) {
        return message -> inbox.once("notes", message, event -> {
            var note = event.as(Noted.class);
            if (note.text().isBlank()) {
                throw new IllegalArgumentException("a note without words");
            }
            jdbc.sql("insert into note (tenant_id, id, text) values (:tenant, :id, :text)")
                    .param("tenant", event.tenant().value())
                    .param("id", UUID.randomUUID())
                    .param("text", note.text())
                    .update();
        });
    }

    @Bean
    Export export() {
        return Export.of(
                new Part.Lines(
                        "notes.jsonl",
                        "select json_build_object('text', n.text) from note n where n.tenant_id = :tenant",
                        "n.id = :person"),
                new Part.Files(
                        "notes",
                        "select n.id || '.txt', convert_to(n.text, 'UTF8') from note n where n.tenant_id = :tenant",
                        null));
    }

    /** Boxes a tenant has besides its rows. */
    @Component
    static class Shelf implements Belongings {
        private final Map<TenantId, Integer> boxes = new ConcurrentHashMap<>();

        void put(TenantId tenant, int count) {
            boxes.put(tenant, count);
        }

        int of(TenantId tenant) {
            return boxes.getOrDefault(tenant, 0);
        }

        @Override
        public String name() {
            return "boxes on the shelf";
        }

        /** One at a time. */
        @Override
        public long erase(TenantId tenant) {
            int left = of(tenant);
            boxes.put(tenant, Math.max(left - 1, 0));
            return Math.min(left, 1);
        }
    }

    /** Opened by whoever has let enough requests wait at {@code /open/waiting}. */
    static final CountDownLatch ENOUGH = new CountDownLatch(1);

    /** The same for {@code /open/nap}. */
    static final CountDownLatch RESTED = new CountDownLatch(1);

    @RestController
    static class Doors {
        @GetMapping("/open/waiting")
        String waiting() throws InterruptedException {
            ENOUGH.await();
            return "at last";
        }

        @GetMapping("/open/nap")
        String nap() throws InterruptedException {
            RESTED.await();
            return "rested";
        }

        @GetMapping("/open/broken")
        String broken() {
            throw new IllegalStateException("broken on purpose");
        }

        @GetMapping("/open/number")
        int number(int value) {
            return value;
        }
    }
}
