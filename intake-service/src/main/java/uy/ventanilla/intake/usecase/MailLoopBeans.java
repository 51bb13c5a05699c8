package uy.ventanilla.intake.usecase;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.intake.domain.mail.MailPipeline;
import uy.ventanilla.platform.loop.DueLoop;

/** The loop over kept mails, and the pipeline they go through. */
@Configuration(proxyBeanMethods = false)
class MailLoopBeans {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Bean
    MailPipeline mailPipeline() {
        return new MailPipeline();
    }

    @Bean
    DueLoop mailLoop(WorkThroughMails mails, MailWork work) {
        var loop = new DueLoop("mail-loop", LOOK_EVERY, mails::round);
        work.onWake(loop::wake);
        return loop;
    }
}
