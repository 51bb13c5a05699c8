package uy.ventanilla.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import uy.ventanilla.testkit.ServersInitializer;

/** The whole service on real servers. One annotation for all such tests, so they share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ventanilla.secret=dGhlIHNlY3JldCBvZiB0ZXN0cywgbm8gc2VjcmV0IGF0IGFsbCE=",
            "ventanilla.mail.look-every=50ms"
        })
@ContextConfiguration(initializers = {ServersInitializer.class, Tokens.class})
@Import(Desk.class)
public @interface NotificationServiceTest {}
