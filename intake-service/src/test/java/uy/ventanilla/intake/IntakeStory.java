package uy.ventanilla.intake;

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
        properties = "ventanilla.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
@ContextConfiguration(
        classes = {IntakeServiceApplication.class, World.class},
        initializers = {ServersInitializer.class, Keys.class})
@interface IntakeStory {}
