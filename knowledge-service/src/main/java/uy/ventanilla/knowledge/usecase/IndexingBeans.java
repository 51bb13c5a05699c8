package uy.ventanilla.knowledge.usecase;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.loop.DueLoop;

/** The loop that indexes. */
@Configuration(proxyBeanMethods = false)
class IndexingBeans {
    /** Normally a change wakes the loop; this is for changes another replica made, and for an outage that ended. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Bean
    DueLoop indexLoop(IndexArticles indexing) {
        return new DueLoop("article-index", LOOK_EVERY, indexing::round);
    }
}
