package uy.ventanilla.portal.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import uy.ventanilla.portal.PortalSettings;

/**
 * How many open pages hear at once what happens. Each takes memory for as long as it is open, so there is an end to all of
 * them, to those of one tenant (half), and to those of one person. A page without a place is a page that asks again later.
 */
@Component
class OpenPages {
    private static final int OF_ONE_PERSON = 20;

    private final int most;
    /** How many there are of everybody (""), of each tenant and of each person. */
    private final Map<String, Integer> open = new HashMap<>();

    OpenPages(PortalSettings settings) {
        this.most = settings.openPages();
    }

    /** Takes a place, if there is one; whoever gets it has to {@link #leave}. */
    synchronized boolean enter(String tenant, String person) {
        if (count("") >= most
                || count(tenant) >= Math.ceilDiv(most, 2)
                || count(tenant + "/" + person) >= OF_ONE_PERSON) {
            return false;
        }
        add("", 1);
        add(tenant, 1);
        add(tenant + "/" + person, 1);
        return true;
    }

    synchronized void leave(String tenant, String person) {
        add("", -1);
        add(tenant, -1);
        add(tenant + "/" + person, -1);
    }

    private int count(String whose) {
        return open.getOrDefault(whose, 0);
    }

    private void add(String whose, int more) {
        open.merge(whose, more, (before, change) -> before + change == 0 ? null : before + change);
    }
}
