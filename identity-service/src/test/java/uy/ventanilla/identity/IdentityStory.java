package uy.ventanilla.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import uy.ventanilla.testkit.ServersInitializer;

/** The whole service on real servers; all stories share one context, and each makes a tenant of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ventanilla.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "ventanilla.operator.secret=the operator's",
            "ventanilla.portal.secret=the portal's",
            "ventanilla.public.port=8080",
            "ventanilla.erasure.look-every=100ms",
            "ventanilla.erasure.settle=500ms",
            // hundreds of sign-ins: the real cost is PasswordsTest's
            "ventanilla.passwords.memory=1024",
            "ventanilla.passwords.passes=1"
        })
@ContextConfiguration(
        classes = {IdentityServiceApplication.class, FrontDoor.class, Heard.class, StoryClock.class},
        initializers = {ServersInitializer.class, Elsewhere.class})
@interface IdentityStory {}
