package uy.ventanilla.intake.usecase;

import org.springframework.stereotype.Component;

/** Lets those who make work wake the loop that does it, without knowing it. */
@Component
public class MailWork {
    private volatile Runnable alarm = () -> {};

    /** There may be a mail to work on. */
    public void wake() {
        alarm.run();
    }

    void onWake(Runnable wake) {
        this.alarm = wake;
    }
}
