import { Component, type ReactNode } from "react";
import { ReloadNotice } from "./ReloadNotice.tsx";

interface Props {
  /** Another place is another chance: the guard forgets what broke when this changes. */
  place: string;
  children: ReactNode;
}

/** Keeps the shell standing when a page breaks: a defect of ours must not blank the window. */
export class Guard extends Component<Props, { brokenAt: string | null }> {
  override state = { brokenAt: null };

  static getDerivedStateFromProps({ place }: Props, state: { brokenAt: string | null }) {
    return state.brokenAt !== null && state.brokenAt !== place ? { brokenAt: null } : null;
  }

  override componentDidCatch(): void {
    this.setState({ brokenAt: this.props.place });
  }

  override render(): ReactNode {
    return this.state.brokenAt === null ? this.props.children : <ReloadNotice />;
  }
}
