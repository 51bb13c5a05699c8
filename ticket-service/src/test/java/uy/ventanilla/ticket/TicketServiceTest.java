package uy.ventanilla.ticket;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import uy.ventanilla.testkit.ServersInitializer;

/** The whole service on real servers. One context for all who say this; a fresh tenant per test keeps them apart. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "ventanilla.secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=")
@ContextConfiguration(initializers = {ServersInitializer.class, Identity.class})
@Import(Neighbours.class)
@interface TicketServiceTest {}
