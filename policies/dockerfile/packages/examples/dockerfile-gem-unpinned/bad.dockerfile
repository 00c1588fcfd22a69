FROM ruby:3.3
# want "dockerfile-gem-unpinned"
RUN gem install bundler
